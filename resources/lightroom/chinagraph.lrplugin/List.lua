-- A list of Chinagraph (chinagraph/list@1, docs/interop.md) and what taking it over would change. Knows nothing of Lightroom but LOC, its words.
local Json = require 'Json'

local List = {}

local labels = { red = true, yellow = true, green = true, blue = true, purple = true }

-- The list in a text; nil and a sentence for people where it is none.
function List.read(text)
  local list, why = Json.decode((text:gsub('^\239\187\191', '')))
  if list == nil then return nil, LOC('$$$/Chinagraph/NoJson=This file is no list of Chinagraph (^1).', tostring(why)) end
  if type(list) ~= 'table' or list.schema ~= 'chinagraph/list@1' or type(list.photos) ~= 'table' then
    return nil, LOC '$$$/Chinagraph/NoList=This file is no list of Chinagraph. Export one: Export > Write a list > JSON.'
  end
  if type(list.root) ~= 'string' then
    return nil, LOC '$$$/Chinagraph/NoRoot=This list does not say where its photos are. Export it again with a newer Chinagraph.'
  end
  return list
end

-- What a photo of the list says; nil where nothing was decided. A suggestion is no decision.
function List.decisionOf(photo)
  local decision = {}
  if photo.flag == 'pick' then decision.pick = 1 end
  if photo.flag == 'reject' then decision.pick = -1 end
  local stars = tonumber(photo.stars)
  if stars and stars >= 1 and stars <= 5 then decision.rating = stars end
  if labels[photo.label] then decision.label = photo.label end
  if next(decision) == nil then return nil end
  return decision
end

-- "D:\Shoots\Ada" and "card 1/IMG_1.CR3" as one path; '/' in names of the list is always a separator.
function List.join(folder, relative)
  local separator = (folder:find('\\', 1, true) and not folder:find('/', 1, true)) and '\\' or '/'
  local base = folder:gsub('[/\\]+$', '')
  return base .. separator .. (relative:gsub('/', separator == '\\' and '\\' or '/'))
end

--[[ What would change. `folder`: where the shoot lies now (its prefix may differ from the list's root). `find(path)`: Lightroom's photo or nil.
`stateOf(photo)`: { pick = -1, 0, 1; rating = 0..5; label = name or '' }. `overwrite`: also where Lightroom has a flag or stars.
Answers { changes = { { photo, name, pick, rating, label } }, decided, missing = { names }, left = { names }, same }. ]]
function List.plan(list, folder, find, stateOf, overwrite)
  local plan = { changes = {}, decided = 0, missing = {}, left = {}, same = 0 }
  for _, listed in ipairs(list.photos) do
    local decision = List.decisionOf(listed)
    if decision then
      plan.decided = plan.decided + 1
      local found = false
      for _, file in ipairs(listed.files or { listed.path }) do
        local photo = find(List.join(folder, file))
        if photo then
          found = true
          List.compare(plan, photo, file, decision, stateOf(photo), overwrite)
        end
      end
      if not found then plan.missing[#plan.missing + 1] = listed.path end
    end
  end
  return plan
end

function List.compare(plan, photo, name, decision, state, overwrite)
  local change = {}
  if decision.pick and decision.pick ~= state.pick then change.pick = decision.pick end
  if decision.rating and decision.rating ~= state.rating then change.rating = decision.rating end
  if decision.label and decision.label ~= state.label and (overwrite or state.label == '') then
    change.label = decision.label
  end
  if next(change) == nil then
    plan.same = plan.same + 1
  elseif not overwrite and (state.pick ~= 0 or state.rating > 0) then
    plan.left[#plan.left + 1] = name
  else
    change.photo, change.name = photo, name
    plan.changes[#plan.changes + 1] = change
  end
end

-- Names and numbers as Lightroom puts them in: ^ is its own mark.
local function plain(text) return (tostring(text):gsub('%^', '^^')) end

-- `one` or `many` as LOC takes them (English behind the =, other languages in TranslatedStrings_*.txt), by the count that is their ^1.
local function counted(count, one, many, rest) return LOC(count == 1 and one or many, count, rest and plain(rest)) end

local function sample(names)
  local first = {}
  for index = 1, math.min(5, #names) do first[index] = names[index] end
  return table.concat(first, ', ') .. (#names > 5 and ', ...' or '')
end

local labelNames = {
  red = '$$$/Chinagraph/Red=red',
  yellow = '$$$/Chinagraph/Yellow=yellow',
  green = '$$$/Chinagraph/Green=green',
  blue = '$$$/Chinagraph/Blue=blue',
  purple = '$$$/Chinagraph/Purple=purple',
}

-- "pick, 5 stars, red"
local function wordsOf(change)
  local says = {}
  if change.pick then
    says[#says + 1] = change.pick > 0 and LOC '$$$/Chinagraph/Pick=pick' or LOC '$$$/Chinagraph/Reject=reject'
  end
  if change.rating then
    says[#says + 1] = counted(change.rating, '$$$/Chinagraph/Star=^1 star', '$$$/Chinagraph/Stars=^1 stars')
  end
  if change.label then says[#says + 1] = LOC(labelNames[change.label]) end
  return table.concat(says, ', ')
end

-- The plan in sentences, as its dialog shows them.
function List.describe(list, plan)
  local lines = {
    counted(plan.decided, '$$$/Chinagraph/DecidedOne=^1 photo was decided in ^2.', '$$$/Chinagraph/Decided=^1 photos were decided in ^2.', list.shoot),
  }
  local names = {}
  for index = 1, math.min(6, #plan.changes) do
    names[index] = plan.changes[index].name .. ' (' .. wordsOf(plan.changes[index]) .. ')'
  end
  lines[#lines + 1] = #names == 0 and LOC '$$$/Chinagraph/ChangeNone=No photo would change.' or
    counted(#plan.changes, '$$$/Chinagraph/ChangeOne=^1 photo would change: ^2.', '$$$/Chinagraph/Change=^1 photos would change: ^2.', sample(names))
  if plan.same > 0 then
    lines[#lines + 1] = counted(plan.same, '$$$/Chinagraph/SameOne=^1 photo says the same already.', '$$$/Chinagraph/Same=^1 photos say the same already.')
  end
  if #plan.left > 0 then
    lines[#lines + 1] = counted(#plan.left,
      '$$$/Chinagraph/LeftOne=^1 photo has a flag or stars in Lightroom and would be left alone: ^2.',
      '$$$/Chinagraph/Left=^1 photos have a flag or stars in Lightroom and would be left alone: ^2.', sample(plan.left))
  end
  if #plan.missing > 0 then
    lines[#lines + 1] = counted(#plan.missing,
      '$$$/Chinagraph/MissingOne=^1 photo is not in this catalog: ^2.', '$$$/Chinagraph/Missing=^1 photos are not in this catalog: ^2.', sample(plan.missing))
  end
  return table.concat(lines, '\n')
end

List.plain = plain

return List

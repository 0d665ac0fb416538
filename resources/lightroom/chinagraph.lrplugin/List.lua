-- A list of Chinagraph (chinagraph/list@1, docs/interop.md) and what taking it over would change. Knows nothing of Lightroom.
local Json = require 'Json'

local List = {}

local labels = { red = true, yellow = true, green = true, blue = true, purple = true }

-- The list in a text; nil and a sentence for people where it is none.
function List.read(text)
  local list, why = Json.decode((text:gsub('^\239\187\191', '')))
  if list == nil then return nil, 'This file is no list of Chinagraph (' .. tostring(why) .. ').' end
  if type(list) ~= 'table' or list.schema ~= 'chinagraph/list@1' or type(list.photos) ~= 'table' then
    return nil, 'This file is no list of Chinagraph. Export one: Export > Write a list > JSON.'
  end
  if type(list.root) ~= 'string' then
    return nil, 'This list does not say where its photos are. Export it again with a newer Chinagraph.'
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

local function counted(count, one, many) return count .. ' ' .. (count == 1 and one or many) end

local function sample(names)
  local first = {}
  for index = 1, math.min(5, #names) do first[index] = names[index] end
  return table.concat(first, ', ') .. (#names > 5 and ', ...' or '')
end

-- The plan in sentences, as its dialog shows them.
function List.describe(list, plan)
  local lines = { counted(plan.decided, 'photo was', 'photos were') .. ' decided in ' .. tostring(list.shoot) .. '.' }
  local names = {}
  for index, change in ipairs(plan.changes) do
    local says = {}
    if change.pick then says[#says + 1] = change.pick > 0 and 'pick' or 'reject' end
    if change.rating then says[#says + 1] = counted(change.rating, 'star', 'stars') end
    if change.label then says[#says + 1] = change.label end
    names[index] = change.name .. ' (' .. table.concat(says, ', ') .. ')'
    if index == 6 then break end
  end
  lines[#lines + 1] = counted(#plan.changes, 'photo', 'photos') .. ' would change' .. (#names > 0 and ': ' .. sample(names) or '') .. '.'
  if plan.same > 0 then lines[#lines + 1] = counted(plan.same, 'photo says', 'photos say') .. ' the same already.' end
  if #plan.left > 0 then
    lines[#lines + 1] = counted(#plan.left, 'photo has', 'photos have') .. ' a flag or stars in Lightroom and would be left alone: ' .. sample(plan.left) .. '.'
  end
  if #plan.missing > 0 then
    lines[#lines + 1] = counted(#plan.missing, 'photo is', 'photos are') .. ' not in this catalog: ' .. sample(plan.missing) .. '.'
  end
  return table.concat(lines, '\n')
end

return List

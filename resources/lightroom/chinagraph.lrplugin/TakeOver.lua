-- The command: choose a list, see what would change, let it be written into the catalog. Nothing is written before that.
local LrApplication = import 'LrApplication'
local LrDialogs = import 'LrDialogs'
local LrFileUtils = import 'LrFileUtils'
local LrFunctionContext = import 'LrFunctionContext'
local LrPrefs = import 'LrPrefs'
local LrProgressScope = import 'LrProgressScope'
local LrTasks = import 'LrTasks'
local List = require 'List'

-- Photos written in one go: between two of them Lightroom can be used and the command be cancelled.
local chunk = 100
local cancel = LOC '$$$/Chinagraph/Cancel=Cancel'

local function stateOf(photo)
  local label = photo:getRawMetadata('colorNameForLabel') or ''
  return {
    pick = photo:getRawMetadata('pickStatus') or 0,
    rating = photo:getRawMetadata('rating') or 0,
    label = (label == 'none' or label == 'grey') and '' or label,
  }
end

local function chooseList()
  local chosen = LrDialogs.runOpenPanel {
    title = LOC '$$$/Chinagraph/ChooseList=A list of Chinagraph (JSON)',
    canChooseFiles = true,
    canChooseDirectories = false,
    allowsMultipleSelection = false,
    fileTypes = { 'json' },
  }
  if not chosen then return nil end
  local list, why = List.read(LrFileUtils.readFile(chosen[1]) or '')
  if not list then LrDialogs.message('Chinagraph', why, 'warning') end
  return list
end

local function chooseFolder(list)
  local chosen = LrDialogs.runOpenPanel {
    title = LOC('$$$/Chinagraph/WhereNow=Where is ^1 now?', List.plain(list.shoot)),
    canChooseFiles = false,
    canChooseDirectories = true,
    allowsMultipleSelection = false,
  }
  return chosen and chosen[1]
end

-- The plan with the list's own folder, the one chosen last time, or one that is asked for.
local function planFor(catalog, list, overwrite)
  local prefs = LrPrefs.prefsForPlugin()
  local function find(path) return catalog:findPhotoByPath(path) end
  local function plan(folder) return List.plan(list, folder, find, stateOf, overwrite) end
  local folders = prefs.folders or {}
  local found = plan(folders[list.root] or list.root)
  while found.decided > 0 and #found.missing == found.decided do
    local answer = LrDialogs.confirm(
      'Chinagraph',
      LOC('$$$/Chinagraph/NoneFound=None of the ^1 decided photos is in this catalog under ^2. Import them into Lightroom first, or choose the folder where they are now.',
        found.decided, List.plain(folders[list.root] or list.root)),
      LOC '$$$/Chinagraph/ChooseFolder=Choose the folder...', cancel)
    if answer ~= 'ok' then return nil end
    local folder = chooseFolder(list)
    if not folder then return nil end
    folders[list.root] = folder
    prefs.folders = folders
    found = plan(folder)
  end
  return found
end

local function write(catalog, plan, context)
  local progress = LrProgressScope { title = LOC '$$$/Chinagraph/TakingOver=Taking over decisions of Chinagraph', functionContext = context }
  progress:setCancelable(true)
  local done = 0
  while done < #plan.changes and not progress:isCanceled() do
    local last = math.min(done + chunk, #plan.changes)
    local status = catalog:withWriteAccessDo(LOC '$$$/Chinagraph/Step=Decisions of Chinagraph', function()
      for index = done + 1, last do
        local change = plan.changes[index]
        if change.pick then change.photo:setRawMetadata('pickStatus', change.pick) end
        if change.rating then change.photo:setRawMetadata('rating', change.rating) end
        if change.label then change.photo:setRawMetadata('colorNameForLabel', change.label) end
      end
    end, { timeout = 30 })
    if status == 'aborted' or status == 'queued' then break end
    done = last
    progress:setPortionComplete(done, #plan.changes)
    LrTasks.yield()
  end
  progress:done()
  return done
end

local function takeOver(context)
  LrDialogs.attachErrorDialogToFunctionContext(context)
  local catalog = LrApplication.activeCatalog()
  local list = chooseList()
  if not list then return end
  local overwrite = false
  while true do
    local plan = planFor(catalog, list, overwrite)
    if not plan then return end
    local says = List.describe(list, plan)
    if #plan.changes == 0 and #plan.left == 0 then
      LrDialogs.message('Chinagraph', says, 'info')
      return
    end
    local other = #plan.left > 0 and LOC '$$$/Chinagraph/Overwrite=Overwrite those too...' or nil
    local answer = LrDialogs.confirm(
      'Chinagraph',
      says .. '\n\n' .. LOC '$$$/Chinagraph/AnEdit=Lightroom counts this as an edit: it can be undone, and marks the metadata as changed.',
      #plan.changes > 0 and LOC '$$$/Chinagraph/TakeOver=Take over' or LOC '$$$/Chinagraph/Close=Close', cancel, other)
    if answer == 'other' then
      overwrite = true
    elseif answer == 'ok' and #plan.changes > 0 then
      local done = write(catalog, plan, context)
      local rest = #plan.changes - done
      LrDialogs.message('Chinagraph', LOC('$$$/Chinagraph/Changed=^1 of ^2 photos were changed.', done, #plan.changes) ..
        (rest > 0 and ' ' .. LOC '$$$/Chinagraph/Again=Run the command again for the rest.' or ''), 'info')
      return
    else
      return
    end
  end
end

LrFunctionContext.postAsyncTaskWithContext('Chinagraph', takeOver)

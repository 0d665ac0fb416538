-- The plug-in under a plain Lua, against a double of the calls of Lightroom's SDK that it makes. Arguments: the plug-in's folder.
local folder = arg[1]
package.path = folder .. '/?.lua'

local passed = 0
local function check(name, is, wanted)
  local function show(value)
    if type(value) ~= 'table' then return tostring(value) end
    local parts = {}
    for key, one in pairs(value) do parts[#parts + 1] = tostring(key) .. '=' .. show(one) end
    table.sort(parts)
    return '{' .. table.concat(parts, ' ') .. '}'
  end
  if show(is) ~= show(wanted) then
    print('FAILED ' .. name .. '\n  is     ' .. show(is) .. '\n  wanted ' .. show(wanted))
    os.exit(1)
  end
  passed = passed + 1
end

-- Lightroom's words: `$$$/key=English`, or the language's own from the plug-in's TranslatedStrings; ^1 and ^2 are put in.
local translated = {}
local function speak(language)
  translated = {}
  if language == 'en' then return end
  for line in io.lines(folder .. '/TranslatedStrings_' .. language .. '.txt') do
    local key, words = line:match('^"(%$%$%$/Chinagraph/%w+)=(.*)"$')
    assert(key and not translated[key], 'no line of words: ' .. line)
    translated[key] = words
  end
end
local used = {}
function _G.LOC(text, ...)
  local key, english = text:match('^(%$%$%$/Chinagraph/%w+)=(.*)$')
  assert(key, 'no words: ' .. tostring(text))
  used[key] = english
  local values = { ... }
  return ((translated[key] or english):gsub('%^([%d^])', function(mark)
    if mark == '^' then return '^' end
    return (tostring(values[tonumber(mark)]):gsub('%^%^', '^'))
  end))
end

-- A catalog of photos by path, and everything the plug-in asks or tells.
local function lightroom(options)
  local world = { told = {}, asked = {}, written = 0, prefs = {}, photos = {} }
  local inside = false
  for path, state in pairs(options.photos) do
    local photo = { state = state }
    function photo:getRawMetadata(key) return self.state[key] end
    function photo:setRawMetadata(key, value)
      assert(inside, 'written without write access')
      assert(key ~= 'rating' or (value >= 0 and value <= 5))
      self.state[key] = value
    end
    world.photos[path] = photo
  end
  local catalog = {}
  function catalog:findPhotoByPath(path) return world.photos[path] end
  function catalog:withWriteAccessDo(_, action)
    inside = true
    action()
    inside = false
    world.written = world.written + 1
    return 'executed'
  end
  local panels, answers = options.panels or {}, options.answers or {}
  local doubles = {
    LrApplication = { activeCatalog = function() return catalog end },
    LrDialogs = {
      runOpenPanel = function(asked)
        world.asked[#world.asked + 1] = asked.title
        return table.remove(panels, 1)
      end,
      confirm = function(_, says, ok, _, other)
        world.told[#world.told + 1] = says
        world.buttons = { ok, other }
        return table.remove(answers, 1) or 'cancel'
      end,
      message = function(_, says) world.told[#world.told + 1] = says end,
      attachErrorDialogToFunctionContext = function() end,
    },
    LrFileUtils = { readFile = function(file) return options.files[file] end },
    LrFunctionContext = { postAsyncTaskWithContext = function(_, run) run({}) end },
    LrPrefs = { prefsForPlugin = function() return world.prefs end },
    LrProgressScope = function()
      return {
        setCancelable = function() end,
        isCanceled = function() return options.cancelAfter ~= nil and world.written >= options.cancelAfter end,
        setPortionComplete = function() end,
        done = function() end,
      }
    end,
    LrTasks = { yield = function() end },
  }
  _G.import = function(name) return assert(doubles[name], 'the SDK has no ' .. name) end
  package.loaded.List, package.loaded.Json = nil, nil
  dofile(folder .. '/TakeOver.lua')
  return world
end

local function listOf(photos, root)
  return '{"schema":"chinagraph/list@1","shoot":"Ada","root":"' .. (root or '/shoots/Ada') .. '","photos":[' .. table.concat(photos, ',') .. ']}'
end
local function photo(name, says) return '{"path":"' .. name .. '","files":["' .. name .. '"],' .. says .. '}' end
local nothing = '"flag":"none","stars":0,"label":"none"'
local function fresh() return { pickStatus = 0 } end

-- JSON
local Json = require 'Json'
check('a value of every kind', Json.decode('{"a":[1,-2.5e1,true,null,"\\u00e9\\ud83d\\ude00\\n"],"b":{}}'),
  { a = { 1, -25.0, true, [4] = '\195\169\240\159\152\128\n' }, b = {} })
for _, bad in ipairs { '', '{', '[1,]', '{"a" 1}', '"abc', '[1] 2', '{"a":tru}', '"\\x"', '\1' } do
  check('refused: ' .. bad, (Json.decode(bad)), nil)
end

-- Paths
local List = require 'List'
check('slashes', List.join('/shoots/Ada/', 'card 1/a.cr3'), '/shoots/Ada/card 1/a.cr3')
check('backslashes', List.join('D:\\Ada', 'card 1/a.cr3'), 'D:\\Ada\\card 1\\a.cr3')
check('a share', List.join('\\\\nas\\Ada', 'a.cr3'), '\\\\nas\\Ada\\a.cr3')

-- Lists
check('some other JSON', (List.read('{"schema":"x"}')), nil)
check('a byte order mark', List.read('\239\187\191' .. listOf {}).shoot, 'Ada')

-- A run: what is decided is written, what Lightroom has is left, what is missing is named.
local function shoot()
  return {
    ['/shoots/Ada/a.cr3'] = fresh(),
    ['/shoots/Ada/b.cr3'] = fresh(),
    ['/shoots/Ada/c.cr3'] = { pickStatus = 0, rating = 2 },
    ['/shoots/Ada/d.cr3'] = { pickStatus = 1, rating = 4, colorNameForLabel = 'green' },
    ['/shoots/Ada/e.cr3'] = fresh(),
  }
end
local list = listOf {
  photo('a.cr3', '"flag":"pick","stars":5,"label":"red"'),
  photo('b.cr3', '"flag":"reject","stars":0,"label":"none","suggestion":"keep"'),
  photo('c.cr3', '"flag":"pick","stars":3,"label":"none"'),
  photo('d.cr3', '"flag":"pick","stars":4,"label":"green"'),
  photo('e.cr3', nothing .. ',"suggestion":"reject"'),
  photo('gone.cr3', '"flag":"pick","stars":0,"label":"none"'),
}
local files = { ['/list.json'] = list }
local world = lightroom { photos = shoot(), files = files, panels = { { '/list.json' } }, answers = { 'ok' } }
check('picked', world.photos['/shoots/Ada/a.cr3'].state, { pickStatus = 1, rating = 5, colorNameForLabel = 'red' })
check('rejected', world.photos['/shoots/Ada/b.cr3'].state, { pickStatus = -1 })
check('left alone', world.photos['/shoots/Ada/c.cr3'].state, { pickStatus = 0, rating = 2 })
check('a suggestion is no decision', world.photos['/shoots/Ada/e.cr3'].state, { pickStatus = 0 })
for _, says in ipairs {
  '5 photos were decided in Ada', '2 photos would change: a.cr3 (pick, 5 stars, red), b.cr3 (reject)', '1 photo says the same',
  '1 photo has a flag or stars in Lightroom and would be left alone: c.cr3', '1 photo is not in this catalog: gone.cr3', 'counts this as an edit',
} do
  check('the dialog says: ' .. says, world.told[1]:find(says, 1, true) ~= nil, true)
end

-- Overwriting is asked for, and shown again before it is done.
world = lightroom { photos = shoot(), files = files, panels = { { '/list.json' } }, answers = { 'other', 'ok' } }
check('overwritten', world.photos['/shoots/Ada/c.cr3'].state, { pickStatus = 1, rating = 3 })
check('shown again', world.told[2]:find('3 photos would change', 1, true) ~= nil, true)

-- Cancelled: nothing is written.
world = lightroom { photos = shoot(), files = files, panels = { { '/list.json' } }, answers = { 'cancel' } }
check('cancelled', world.written, 0)

-- The shoot lies elsewhere now: asked for once, remembered.
local moved = { ['E:\\Ada\\a.cr3'] = fresh() }
world = lightroom { photos = moved, files = { ['/l'] = listOf { photo('a.cr3', '"flag":"pick"') } }, panels = { { '/l' }, { 'E:\\Ada' } }, answers = { 'ok', 'ok' } }
check('found there', world.photos['E:\\Ada\\a.cr3'].state.pickStatus, 1)
check('remembered', world.prefs.folders, { ['/shoots/Ada'] = 'E:\\Ada' })

-- 250 photos in chunks, stopped in between: whole chunks, and a word about the rest.
local many, photos = {}, {}
for index = 1, 250 do
  many[index] = photo(index .. '.cr3', '"stars":1')
  photos['/shoots/Ada/' .. index .. '.cr3'] = fresh()
end
world = lightroom { photos = photos, files = { ['/l'] = listOf(many) }, panels = { { '/l' } }, answers = { 'ok' }, cancelAfter = 2 }
check('two chunks', world.written, 2)
check('the rest is named', world.told[2], '200 of 250 photos were changed. Run the command again for the rest.')

-- A file that is none of ours.
world = lightroom { photos = {}, files = { ['/x'] = 'PK\3\4' }, panels = { { '/x' } } }
check('told', world.told[1]:find('no list of Chinagraph', 1, true) ~= nil, true)

-- In German, by Lightroom's own mechanism.
speak 'de'
world = lightroom { photos = shoot(), files = files, panels = { { '/list.json' } }, answers = { 'ok' } }
for _, says in ipairs {
  '5 Fotos wurden in Ada entschieden.', '2 Fotos würden sich ändern: a.cr3 (ausgewählt, 5 Sterne, Rot), b.cr3 (abgelehnt).',
  '1 Foto sagt schon dasselbe.', '1 Foto hat in Lightroom', '1 Foto ist nicht in diesem Katalog: gone.cr3.', 'rückgängig',
} do
  check('the German dialog says: ' .. says, world.told[1]:find(says, 1, true) ~= nil, true)
end
check('its buttons', world.buttons, { 'Übernehmen', 'Auch diese überschreiben...' })
check('its end', world.told[2], '2 von 2 Fotos wurden geändert.')
speak 'en'

-- A name with Lightroom's own mark in it stays as it is.
world = lightroom { photos = { ['/shoots/Ada/a^1.cr3'] = fresh() }, files = { ['/l'] = listOf { photo('a^1.cr3', '"flag":"pick"') } }, panels = { { '/l' } } }
check('^ in a name', world.told[1]:find('a^1.cr3 (pick)', 1, true) ~= nil, true)

-- What Lightroom reads first.
local info = dofile(folder .. '/Info.lua')
check('its command', info.LrLibraryMenuItems[1].file, 'TakeOver.lua')

print(passed .. ' checks passed')

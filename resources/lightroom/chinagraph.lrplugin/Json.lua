-- Reads JSON (RFC 8259). Lightroom's Lua is 5.1 and brings no reader of its own. null becomes nil.
local Json = {}

local escapes = { b = '\b', f = '\f', n = '\n', r = '\r', t = '\t', ['"'] = '"', ['\\'] = '\\', ['/'] = '/' }

local function utf8Of(code)
  local char, floor = string.char, math.floor
  if code < 0x80 then return char(code) end
  if code < 0x800 then return char(0xC0 + floor(code / 64), 0x80 + code % 64) end
  if code < 0x10000 then
    return char(0xE0 + floor(code / 4096), 0x80 + floor(code / 64) % 64, 0x80 + code % 64)
  end
  return char(0xF0 + floor(code / 262144), 0x80 + floor(code / 4096) % 64, 0x80 + floor(code / 64) % 64, 0x80 + code % 64)
end

-- The value of a text; nil and a message where it is no JSON.
function Json.decode(text)
  local at = 1
  local value

  local function fail(what) error({ json = what .. ' at character ' .. at }) end
  local function skip() at = text:find('[^ \t\r\n]', at) or #text + 1 end
  local function take(mark)
    skip()
    if text:sub(at, at) ~= mark then return false end
    at = at + 1
    return true
  end
  local function need(mark)
    if not take(mark) then fail("'" .. mark .. "' is missing") end
  end

  local function unicode()
    local hex = text:match('^%x%x%x%x', at)
    if not hex then fail('a bad escape') end
    at = at + 4
    return tonumber(hex, 16)
  end

  local function stringValue()
    need('"')
    local parts = {}
    while true do
      local stop = text:find('["\\%c]', at)
      if not stop then fail('a string without an end') end
      parts[#parts + 1] = text:sub(at, stop - 1)
      local mark = text:sub(stop, stop)
      at = stop + 1
      if mark == '"' then return table.concat(parts) end
      if mark ~= '\\' then fail('a control character in a string') end
      local letter = text:sub(at, at)
      at = at + 1
      if letter == 'u' then
        local code = unicode()
        if code >= 0xD800 and code < 0xDC00 and text:sub(at, at + 1) == '\\u' then
          at = at + 2
          code = 0x10000 + (code - 0xD800) * 1024 + (unicode() - 0xDC00)
        end
        parts[#parts + 1] = utf8Of(code)
      elseif escapes[letter] then
        parts[#parts + 1] = escapes[letter]
      else
        fail('a bad escape')
      end
    end
  end

  local function listValue()
    local list = {}
    need('[')
    if take(']') then return list end
    repeat list[#list + 1] = value() until not take(',')
    need(']')
    return list
  end

  local function objectValue()
    local object = {}
    need('{')
    if take('}') then return object end
    repeat
      skip()
      local name = stringValue()
      need(':')
      object[name] = value()
    until not take(',')
    need('}')
    return object
  end

  local words = { ['true'] = true, ['false'] = false }
  value = function()
    skip()
    local mark = text:sub(at, at)
    if mark == '"' then return stringValue() end
    if mark == '{' then return objectValue() end
    if mark == '[' then return listValue() end
    local word = text:match('^%a+', at)
    if word then
      if word ~= 'null' and words[word] == nil then fail('an unknown word') end
      at = at + #word
      return words[word]
    end
    local number = text:match('^-?%d+%.?%d*[eE]?[+-]?%d*', at)
    if not number or not tonumber(number) then fail('no value') end
    at = at + #number
    return tonumber(number)
  end

  local ok, result = pcall(function()
    local found = value()
    skip()
    if at <= #text then fail('something after the end') end
    return found
  end)
  if ok then return result end
  if type(result) == 'table' and result.json then return nil, result.json end
  error(result)
end

return Json

-- What Lightroom Classic reads first: the plug-in's name, and its one command in two menus.
local command = { title = LOC '$$$/Chinagraph/Command=Take over decisions of Chinagraph...', file = 'TakeOver.lua' }

return {
  LrSdkVersion = 13.0,
  LrSdkMinimumVersion = 6.0,
  LrToolkitIdentifier = 'app.chinagraph.lightroom',
  LrPluginName = 'Chinagraph',
  -- Library > Plug-in Extras, and File > Plug-in Extras.
  LrLibraryMenuItems = { command },
  LrExportMenuItems = { command },
  VERSION = { major = 0, minor = 1, revision = 0 },
}

; "Open with Chinagraph" on folders in Explorer, for this user.
!macro customInstall
  WriteRegStr HKCU "Software\Classes\Directory\shell\Chinagraph" "" "Open with Chinagraph"
  WriteRegStr HKCU "Software\Classes\Directory\shell\Chinagraph" "Icon" "$INSTDIR\Chinagraph.exe"
  WriteRegStr HKCU "Software\Classes\Directory\shell\Chinagraph\command" "" '"$INSTDIR\Chinagraph.exe" "%1"'
!macroend
!macro customUnInstall
  DeleteRegKey HKCU "Software\Classes\Directory\shell\Chinagraph"
!macroend

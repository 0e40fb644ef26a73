@echo off
rem Starts Sportello on the first Java 25 (or newer) that is found: SPORTELLO_JAVA_HOME, a runtime in
rem this folder, JAVA_HOME, the registry, the PATH, then the usual folders.
setlocal EnableExtensions DisableDelayedExpansion
set "APP=%~dp0.."
set "JDK="

call :try "%SPORTELLO_JAVA_HOME%"
call :try "%APP%\runtime"
call :try "%JAVA_HOME%"
for %%K in ("HKLM\SOFTWARE\Eclipse Adoptium\JDK" "HKLM\SOFTWARE\Eclipse Adoptium\JRE" "HKLM\SOFTWARE\JavaSoft\JDK" "HKLM\SOFTWARE\Microsoft\JDK" "HKLM\SOFTWARE\Azul Systems\Zulu") do (
    for /f "tokens=2,*" %%A in ('reg query %%K /s 2^>nul ^| findstr /i /r "JavaHome InstallationPath \<Path\>"') do call :try "%%B"
)
for /f "delims=" %%J in ('where java 2^>nul') do call :trybin "%%~dpJ"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\BellSoft\*" "%ProgramFiles%\Amazon Corretto\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do call :try "%%~D"

if not defined JDK (
    echo sportello: no Java 25 found. Install a JDK 25 ^(for example from https://adoptium.net^), or set JAVA_HOME to it. 1>&2
    exit /b 1
)

set "KIND=cli"
if "%~1"=="" set "KIND=desk"
if /i "%~1"=="desk" set "KIND=desk"
if /i "%~1"=="demo" set "KIND=desk"
if /i "%~1"=="rehearse" set "KIND=desk"
if /i "%~1"=="--store" set "KIND=desk"

rem A short command is over before the JDK's best compiler would have paid.
set "QUICK="
for %%C in (mailbox tickets ticket note assign set reply search report doctor) do if /i "%~1"=="%%C" set "QUICK=-XX:TieredStopAtLevel=1"

set "AOT="
if exist "%APP%\lib\%KIND%.aot" set AOT="-XX:AOTCache=%APP%\lib\%KIND%.aot"

if "%KIND%"=="desk" (
    "%JDK%\bin\java.exe" "@%APP%\java.options" "@%APP%\desk.options" %SPORTELLO_JAVA_OPTIONS% --module-path "%APP%\lib\javafx" -cp "%APP%\lib\*" %AOT% org.sportello.Sportello %*
) else (
    "%JDK%\bin\java.exe" "@%APP%\java.options" %QUICK% %SPORTELLO_JAVA_OPTIONS% -cp "%APP%\lib\*;%APP%\lib\javafx\*" %AOT% org.sportello.Sportello %*
)
exit /b %ERRORLEVEL%

:trybin
set "BIN=%~1"
call :try "%BIN:~0,-5%"
exit /b 0

rem Takes the folder if its Java is new enough and none was taken before.
:try
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "VERSION=%%~V"
set "VERSION=%VERSION:"=%"
if %VERSION% GEQ 25 set "JDK=%~1"
exit /b 0

@echo off
rem Starts Palimpsest from the folder that this file lies in: the window, or a command in the terminal.
setlocal
for %%i in ("%~dp0..") do set "HOME_FOLDER=%%~fi"
set "JAVA="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if defined JAVA25_HOME call :consider "%JAVA25_HOME%"
for %%i in (java.exe) do if not "%%~$PATH:i"=="" for %%j in ("%%~dp$PATH:i..") do call :consider "%%~fj"
for /d %%i in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :consider "%%~fi"
if not defined JAVA (
    echo Palimpsest needs Java 25, and none was found. Install Temurin 25 or any other Java 25, or set JAVA_HOME to the folder of one, then run again. 1>&2
    exit /b 2
)
"%JAVA%" "@%HOME_FOLDER%\bin\jvm.args" --module-path "%HOME_FOLDER%\javafx" "-Dpalimpsest.home=%HOME_FOLDER%" -classpath "%HOME_FOLDER%\lib\*" palimpsest.Main %*
exit /b %ERRORLEVEL%

:consider
if defined JAVA exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "MAJOR=%%v"
set "MAJOR=%MAJOR:"=%"
if %MAJOR% GEQ 25 set "JAVA=%~1\bin\java.exe"
exit /b 0

@echo off
rem Starts the whole system on this machine; --demo plays the main story instead.
setlocal
set HERE=%~dp0
if not exist "%HERE%node_modules\.package-lock.json" (pushd "%HERE%" && call npm ci --no-fund --no-audit --loglevel=error && popd) || exit /b 1
dotnet build "%HERE%samples\Demo\CreditFunctions.Samples.Demo.csproj" -c Release -v quiet -nologo -clp:NoSummary || exit /b 1
echo %* | findstr /c:"--demo" >nul
if %errorlevel%==0 (
  dotnet "%HERE%samples\Demo\bin\Release\net10.0\CreditFunctions.Samples.Demo.dll" %*
) else (
  dotnet "%HERE%local\App\bin\Release\net10.0\CreditFunctions.Local.dll" %*
)

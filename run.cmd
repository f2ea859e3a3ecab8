@echo off
rem Starts the whole system on this machine; --demo plays the main story instead, --verify-ledger verifies the ledger. run --help tells the options.
setlocal
set HERE=%~dp0
where dotnet >nul 2>nul || (echo the .NET 10 SDK is needed: https://dot.net>&2 & exit /b 1)
where npm >nul 2>nul || (echo Node.js 20 or newer with npm is needed: https://nodejs.org>&2 & exit /b 1)
if not exist "%HERE%node_modules\.package-lock.json" (
  pushd "%HERE%"
  call npm ci --no-fund --no-audit --loglevel=error || exit /b 1
  popd
)
for %%A in (%*) do if "%%~A"=="--verify-ledger" goto verify
dotnet build "%HERE%samples\Demo\CreditFunctions.Samples.Demo.csproj" -c Release -v quiet -nologo -clp:NoSummary || exit /b 1
set PROGRAM=%HERE%local\App\bin\Release\net10.0\CreditFunctions.Local.dll
for %%A in (%*) do if "%%~A"=="--demo" set PROGRAM=%HERE%samples\Demo\bin\Release\net10.0\CreditFunctions.Samples.Demo.dll
dotnet "%PROGRAM%" %*
exit /b %errorlevel%

:verify
dotnet build "%HERE%cli\CreditFunctions.Cli.csproj" -c Release -v quiet -nologo -clp:NoSummary || exit /b 1
set REST=
:next
if "%~1"=="" goto credit
if not "%~1"=="--verify-ledger" set REST=%REST% %1
shift
goto next
:credit
dotnet "%HERE%cli\bin\Release\net10.0\credit.dll" ledger verify %REST%
exit /b %errorlevel%

@echo off
rem Builds everything and runs every test.
setlocal
cd /d "%~dp0"
if not exist node_modules\.package-lock.json call npm ci --no-fund --no-audit --loglevel=error || exit /b 1
dotnet test CreditFunctions.sln -c Release

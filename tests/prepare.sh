# Sourced by run, test and bench: brings what the machine lacks, by package name, once.
prepare_tools() {
  command -v dotnet >/dev/null || { echo "the .NET 10 SDK is needed: https://dot.net" >&2; exit 1; }
  command -v npm >/dev/null || { echo "Node.js 20 or newer with npm is needed: https://nodejs.org" >&2; exit 1; }
  if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-fund --no-audit --loglevel=error
  fi
}

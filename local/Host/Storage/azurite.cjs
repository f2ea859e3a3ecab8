// Starts Azurite for the local host: node azurite.cjs AZURITE_FOLDER DATA_FOLDER FIRST_PORT
// DATA_FOLDER "-" keeps everything in memory, for tests.
//
// Azurite runs in a session of its own, so that Ctrl-C or a kill of the host's process group does not reach it, and it
// ends when its standard input does: the host holds the other end, and the system closes that however the host ends.
// Either way Azurite closes in order and stores what it holds.
'use strict';
const fs = require('fs');
const path = require('path');
const [azurite, data, firstPort, stage] = process.argv.slice(2);

if (stage !== 'serve') {
  const { spawn } = require('child_process');
  spawn(process.execPath, [__filename, azurite, data, firstPort, 'serve'], { detached: true, stdio: 'inherit', windowsHide: true }).unref();
} else {
  serve();
}

function serve() {
  const inMemory = data === '-';
  if (!inMemory) {
    // The port is for other programs of this machine that read what the host keeps.
    const notes = { 'azurite.pid': String(process.pid), 'azurite.port': firstPort };
    for (const [name, text] of Object.entries(notes)) fs.writeFileSync(path.join(data, name), text);
    process.on('exit', () => Object.keys(notes).forEach((name) => fs.rmSync(path.join(data, name), { force: true })));
  }

  // The host may be gone before the last line is written.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});

  const port = Number(firstPort);
  process.argv = [
    process.argv[0], path.join(azurite, 'dist/src/azurite.js'), '--silent', '--disableTelemetry', '--skipApiVersionCheck',
    ...(inMemory ? ['--inMemoryPersistence'] : ['--location', data]),
    '--blobHost', '127.0.0.1', '--blobPort', String(port),
    '--queueHost', '127.0.0.1', '--queuePort', String(port + 1),
    '--tableHost', '127.0.0.1', '--tablePort', String(port + 2),
  ];
  leaveOut('sequelize', 'applicationinsights');
  if (!inMemory) require('./journal.cjs').install(require(require.resolve('lokijs', { paths: [azurite] })));
  require(process.argv[1]);

  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    process.emit('SIGTERM');
    setTimeout(() => process.exit(0), 30000).unref();
  };
  process.stdin.on('end', close).on('close', close).on('error', close).resume();
}

// Azurite loads its store in a SQL database and its telemetry, though neither is used here: nearly half of its start and a third of its memory.
function leaveOut(...packages) {
  const Module = require('module');
  const load = Module._load;
  const nothing = new Proxy(class {}, { get: (target, name) => (name in target ? target[name] : nothing) });
  Module._load = function (name) {
    return packages.includes(name) ? nothing : load.apply(this, arguments);
  };
}

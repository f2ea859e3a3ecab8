// Azurite keeps tables and the directory of blobs in memory and writes them to a file every few seconds: whatever it
// acknowledged in between is gone when it is killed. This keeps a journal beside that file. Each change is appended before
// the answer that acknowledges it is sent, and is read back at the next start. The journal begins anew with each full write,
// which therefore can be rare.
//
// The limit: the journal is handed to the operating system, not forced to the disk. It survives the end of any process, not
// a power cut of the machine.
'use strict';
const fs = require('fs');
const http = require('http');

const FULL_WRITE_MS = 60000;
// An append blob's list of blocks only grows: a change of it is stored as what was added.
const GROWING = 'committedBlocksInOrder';

exports.install = function install(loki) {
  const journals = new Set();
  const owner = Symbol('journal');

  class Journal {
    constructor(file) {
      this.current = file + '.journal';
      this.previous = file + '.journal.old';
      this.pending = [];
      this.lengths = new Map();
      this.descriptor = undefined;
      this.loading = false;
      journals.add(this);
    }

    add(entry) {
      if (!this.loading) this.pending.push(JSON.stringify(entry));
    }

    put(collection, document) {
      if (this.loading) return;
      const key = collection + '\n' + document.$loki;
      const blocks = document.properties?.blobType === 'AppendBlob' ? document[GROWING] : undefined;
      const known = this.lengths.get(key);
      if (blocks) this.lengths.set(key, blocks.length);
      const { [GROWING]: _, ...rest } = blocks ? document : {};
      const entry = blocks && known <= blocks.length
        ? { put: collection, document: rest, from: known, added: blocks.slice(known) }
        : { put: collection, document };
      // As it is now: the document may change in place before the journal is written.
      this.pending.push(JSON.stringify(entry));
    }

    // One line is one write: what a request changed is there as a whole or not at all.
    flush() {
      if (this.pending.length === 0) return;
      // A line that was cut off by a kill may be the file's last: never add to it.
      const start = this.descriptor === undefined ? '\n[' : '[';
      this.descriptor ??= fs.openSync(this.current, 'a');
      const line = Buffer.from(start + this.pending.join(',') + ']\n');
      this.pending = [];
      for (let written = 0; written < line.length;) written += fs.writeSync(this.descriptor, line, written);
    }

    // What is in memory now is about to be written as a whole.
    rotate() {
      this.flush();
      if (this.descriptor !== undefined) fs.closeSync(this.descriptor);
      this.descriptor = undefined;
      if (!fs.existsSync(this.current)) return;
      if (fs.existsSync(this.previous)) {
        fs.appendFileSync(this.previous, Buffer.concat([Buffer.from('\n'), fs.readFileSync(this.current)]));
        fs.unlinkSync(this.current);
      } else {
        fs.renameSync(this.current, this.previous);
      }
      this.lengths.clear();
    }

    written() {
      fs.rmSync(this.previous, { force: true });
    }

    *entries() {
      for (const file of [this.previous, this.current]) {
        if (!fs.existsSync(file)) continue;
        for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
          let entries;
          try {
            entries = line === '' ? [] : JSON.parse(line);
          } catch {
            // What was cut off was never acknowledged.
            continue;
          }
          yield* entries;
        }
      }
    }
  }

  const { Collection } = loki;
  wrap(Collection.prototype, 'insertOne', original => function (document, bulk) {
    const inserted = original.call(this, document, bulk);
    if (inserted && this[owner]) this[owner].put(this.name, inserted);
    return inserted;
  });
  wrap(Collection.prototype, 'update', original => function (document) {
    const updated = original.call(this, document);
    if (!Array.isArray(document) && this[owner]) this[owner].put(this.name, this.get(document.$loki));
    return updated;
  });
  wrap(Collection.prototype, 'remove', original => function (document) {
    const id = typeof document === 'number' ? document : document?.$loki;
    const removed = original.call(this, document);
    if (id !== undefined && this[owner]) this[owner].add({ remove: this.name, id });
    return removed;
  });
  wrap(Collection.prototype, 'removeBatchByPositions', original => function (positions) {
    const ids = this[owner] ? positions.map(position => this.data[position].$loki) : [];
    const removed = original.call(this, positions);
    for (const id of ids) this[owner].add({ remove: this.name, id });
    return removed;
  });

  wrap(loki.prototype, 'addCollection', original => function (name, options) {
    const known = this.collections.length;
    const collection = original.call(this, name, options);
    const journal = journalOf(this);
    if (journal && !collection[owner]) Object.defineProperty(collection, owner, { value: journal, enumerable: false });
    if (journal && this.collections.length > known) journal.add({ create: name, options });
    return collection;
  });
  wrap(loki.prototype, 'removeCollection', original => function (name) {
    original.call(this, name);
    journalOf(this)?.add({ drop: name });
  });
  wrap(loki.prototype, 'saveDatabaseInternal', original => function (callback) {
    const journal = journalOf(this);
    journal?.rotate();
    return original.call(this, error => {
      if (!error) journal?.written();
      if (callback) callback(error);
      else if (error) throw error;
    });
  });
  wrap(loki.prototype, 'loadDatabaseInternal', original => function (options, callback) {
    const journal = journalOf(this);
    if (!journal) return original.call(this, options, callback);
    journal.loading = true;
    return original.call(this, options, error => {
      try {
        if (!error) replay(this, journal);
      } catch (fault) {
        error = fault;
      } finally {
        journal.loading = false;
      }
      callback(error);
    });
  });
  wrap(loki.prototype, 'autosaveEnable', original => function (options, callback) {
    if (journalOf(this)) this.autosaveInterval = FULL_WRITE_MS;
    return original.call(this, options, callback);
  });

  // No byte of an answer leaves before the changes that it acknowledges are in the journal.
  for (const name of ['writeHead', 'write', 'end']) {
    wrap(http.ServerResponse.prototype, name, original => function (...rest) {
      for (const journal of journals) journal.flush();
      return original.apply(this, rest);
    });
  }

  const byDatabase = new WeakMap();

  function journalOf(database) {
    if (database.persistenceMethod !== 'fs') return undefined;
    if (!byDatabase.has(database)) byDatabase.set(database, new Journal(database.filename));
    return byDatabase.get(database);
  }
};

// Brings a database to where the journal ends: first what each document came to be, then that, in the order of ids.
function replay(database, journal) {
  const collections = new Map();
  const state = name => {
    if (!collections.has(name)) collections.set(name, { documents: new Map(), highest: 0 });
    return collections.get(name);
  };
  for (const entry of journal.entries()) {
    if (entry.create) {
      database.addCollection(entry.create, entry.options);
    } else if (entry.drop) {
      database.removeCollection(entry.drop);
      collections.delete(entry.drop);
    } else if (entry.put) {
      const { documents } = state(entry.put);
      const document = entry.document;
      if (entry.added) {
        const before = documents.get(document.$loki) ?? database.getCollection(entry.put)?.get(document.$loki);
        document[GROWING] = [...(before?.[GROWING] ?? []).slice(0, entry.from), ...entry.added];
      }
      documents.set(document.$loki, document);
    } else if (entry.remove) {
      state(entry.remove).documents.set(entry.id, null);
    }
  }

  for (const [name, { documents }] of collections) {
    const collection = database.getCollection(name);
    if (!collection) continue;
    for (const [id, document] of [...documents].sort(([one], [other]) => one - other)) {
      const present = collection.get(id);
      if (present) {
        if (document) collection.update(document);
        else collection.remove(present);
      } else if (document) {
        collection.maxId = Math.max(collection.maxId, id - 1);
        delete document.$loki;
        collection.insert(document);
      }
      collection.maxId = Math.max(collection.maxId, id);
    }
  }
}

function wrap(target, name, make) {
  const original = target[name];
  if (typeof original !== 'function') throw new Error(`This Azurite's database has no ${name}: the journal does not fit it.`);
  target[name] = make(original);
}

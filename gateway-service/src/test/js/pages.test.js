import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";

const root = new URL("../../main/resources/static", import.meta.url).pathname;
const read = (path) => readFileSync(root + path, "utf8");
const LIBRARY_BYTES = 10_000;

/** Every module a page needs, its entry first. */
function modulesOf(path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, imported] of read(path).matchAll(/(?:from|import) "(\.[^"]+)"/g)) {
    modulesOf(posix.join(posix.dirname(path), imported), found);
  }
  return found;
}

for (const page of ["guest", "kitchen", "staff", "waiter"]) {
  const html = read(`/${page}.html`);
  const entry = `/${page}/main.js`;

  test(`${page}.html preloads exactly the modules it needs, so that none waits for another`, () => {
    const preloaded = [...html.matchAll(/modulepreload" href="([^"]+)"/g)].map(([, path]) => path);
    assert.deepEqual(preloaded, [...modulesOf(entry)].filter((path) => path !== entry).sort());
  });

  test(`${page}.html is at most 150 KB with everything it loads first`, () => {
    const styles = [...html.matchAll(/stylesheet" href="([^"]+)"/g)].map(([, path]) => path);
    const loaded = [`/${page}.html`, ...styles, ...modulesOf(entry)];
    const bytes = loaded.reduce((sum, path) => sum + statSync(root + path).size, LIBRARY_BYTES);
    assert.ok(bytes <= 150 * 1024, `${bytes} bytes`);
  });

  test(`${page}.html has nothing inline: the content security policy would refuse it`, () => {
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
    for (const path of modulesOf(entry)) assert.doesNotMatch(read(path), /<[^>]*\sstyle="/, path);
  });
}

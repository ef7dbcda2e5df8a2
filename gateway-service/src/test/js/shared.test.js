import assert from "node:assert/strict";
import { test } from "node:test";
import { backoffMillis } from "../../main/resources/static/shared/arisgourmet-stream.js";
import { NoAnswerError, ProblemError } from "../../main/resources/static/shared/http.js";
import { preferredLanguage, translate } from "../../main/resources/static/shared/i18n.js";
import { randomId } from "../../main/resources/static/shared/ids.js";
import { common } from "../../main/resources/static/shared/messages.js";
import { formatDelta, formatMoney } from "../../main/resources/static/shared/money.js";
import { aggregateOf, replaceAll, stateOf, upsert } from "../../main/resources/static/shared/projection.js";
import { mayHaveArrived, persist } from "../../main/resources/static/shared/retry.js";
import { guestMessages } from "../../main/resources/static/guest/messages.js";
import { kitchenMessages } from "../../main/resources/static/kitchen/messages.js";
import { staffMessages } from "../../main/resources/static/staff/messages.js";
import { waiterMessages } from "../../main/resources/static/waiter/messages.js";
import { byId } from "./fixtures.js";

const plain = (text) => text.replace(/\s/g, " ");

test("money is written with its currency's own digits", () => {
  assert.equal(plain(formatMoney({ amount: 3200000, currency: "COP" }, "es-CO")), "$ 32.000");
  assert.equal(plain(formatMoney({ amount: 3200050, currency: "COP" }, "es-CO")), "$ 32.000,50");
  assert.equal(plain(formatMoney({ amount: 1250, currency: "USD" }, "en")), "$12.50");
  assert.equal(plain(formatMoney({ amount: 1200, currency: "USD" }, "en")), "$12.00");
  assert.equal(plain(formatMoney({ amount: 1250, currency: "CLP" }, "en")), "$1,250");
  assert.equal(plain(formatMoney({ amount: 1250, currency: "KWD" }, "en")), "KWD 1.250");
  assert.equal(plain(formatDelta({ amount: -250, currency: "USD" }, "en")), "− $2.50");
  assert.equal(formatDelta({ amount: 0, currency: "USD" }, "en"), "");
});

test("Spanish unless English is chosen or preferred", () => {
  assert.equal(preferredLanguage(null, ["en-GB", "es"]), "en");
  assert.equal(preferredLanguage(null, ["fr", "es-CO"]), "es");
  assert.equal(preferredLanguage(null, ["fr"]), "es");
  assert.equal(preferredLanguage("es", ["en"]), "es");
});

test("texts take values and know one from many", () => {
  assert.equal(translate({ a: "Mesa {code}" }, "a", { code: "7" }), "Mesa 7");
  assert.equal(translate({ a: ["{n} plato", "{n} platos"] }, "a", { n: 1 }), "1 plato");
  assert.equal(translate({ a: ["{n} plato", "{n} platos"] }, "a", { n: 3 }), "3 platos");
  assert.equal(translate({}, "a"), "a");
});

test("every text exists in both languages with the same values", () => {
  const values = (text) => [...String(text).matchAll(/\{\w+\}/g)].map(String).sort();
  for (const { es, en } of [common, guestMessages, kitchenMessages, staffMessages, waiterMessages]) {
    assert.deepEqual(Object.keys(es).sort(), Object.keys(en).sort());
    for (const key of Object.keys(es)) {
      assert.ok(String(es[key]).length > 0 && String(en[key]).length > 0, key);
      assert.deepEqual(values(es[key]), values(en[key]), key);
    }
  }
});

test("an aggregate only ever moves forward", () => {
  const known = byId({ id: "a", version: 3 });
  assert.equal(upsert(known, { id: "a", version: 2 }), known);
  assert.equal(upsert(known, { id: "a", version: 3 }), known);
  assert.equal(upsert(known, { id: "a", version: 4 }).get("a").version, 4);
});

test("a snapshot removes what it lacks and never takes a newer version back", () => {
  const known = byId({ id: "a", version: 5 }, { id: "gone", version: 1 });
  const next = replaceAll(known, [{ id: "a", version: 4 }, { id: "b", version: 1 }]);
  assert.deepEqual([...next.values()], [{ id: "a", version: 5 }, { id: "b", version: 1 }]);
});

test("an event's envelope names its aggregate and version", () => {
  const event = { subject: "table-session/0198", aggregateversion: 7, data: { id: "0198", version: 6 } };
  assert.equal(aggregateOf(event), "table-session");
  assert.deepEqual(stateOf(event), { id: "0198", version: 7 });
});

test("reconnecting waits with full jitter under a growing and bounded limit", () => {
  assert.equal(backoffMillis(0, () => 1), 500);
  assert.equal(backoffMillis(3, () => 1), 4000);
  assert.equal(backoffMillis(50, () => 1), 15000);
  assert.equal(backoffMillis(3, () => 0), 0);
});

test("a command is repeated while no answer comes, three times at most", async () => {
  let calls = 0;
  const silent = () => Promise.reject(new NoAnswerError(++calls));
  await assert.rejects(persist(silent, { wait: async () => {} }), NoAnswerError);
  assert.equal(calls, 3);
});

test("a refusal is never repeated", async () => {
  let calls = 0;
  const refused = () => Promise.reject(new ProblemError({ status: 409, title: String(++calls) }));
  await assert.rejects(persist(refused, { wait: async () => {} }), ProblemError);
  assert.equal(calls, 1);
});

test("ids are random version 4 UUIDs", () => {
  assert.match(randomId(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(randomId(), randomId());
});

test("silence, a server's failure and a running twin may have arrived; a refusal has not", () => {
  assert.ok(mayHaveArrived(new NoAnswerError()));
  assert.ok(mayHaveArrived(new ProblemError({ status: 500 })));
  assert.ok(mayHaveArrived(new ProblemError({ status: 409, type: "/problems/request-in-progress" })));
  assert.ok(!mayHaveArrived(new ProblemError({ status: 409, type: "/problems/sold-out" })));
});

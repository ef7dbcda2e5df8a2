import assert from "node:assert/strict";
import { test } from "node:test";
import { mailedIn } from "../../main/resources/static/staff/mailed.js";

test("a mailed link says what it is for and where its token goes", () => {
  assert.deepEqual(mailedIn("#invitation=AZ_-9"), {
    purpose: "invitation",
    path: "/api/v1/staff/invitations/accept",
    token: "AZ_-9",
  });
  assert.equal(mailedIn("#password-reset=x").path, "/api/v1/auth/password/reset");
});

test("any other address came from no mail of ours", () => {
  for (const hash of ["", "#", "#invitation=", "#invitation=a b", "#other=x", "#constructor=x"]) {
    assert.equal(mailedIn(hash), null);
  }
});

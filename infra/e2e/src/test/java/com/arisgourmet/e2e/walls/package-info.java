/**
 * Who may reach what, tried out: every route that the running system describes and every channel of its stream, with
 * every kind of token. What is expected follows from {@code docs/permissions.csv} and {@code docs/channels.csv} alone
 * ({@link com.arisgourmet.e2e.walls.Verdict}), so that a new route or channel is tried as soon as it stands there, and
 * fails the build before.
 */
package com.arisgourmet.e2e.walls;

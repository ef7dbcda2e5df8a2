/**
 * Malformed requests, as many as asked for, made by a seeded generator from the API's own description
 * ({@link com.arisgourmet.e2e.fuzz.Generator}), and what must be true of every answer and of the services afterwards.
 */
package com.arisgourmet.e2e.fuzz;

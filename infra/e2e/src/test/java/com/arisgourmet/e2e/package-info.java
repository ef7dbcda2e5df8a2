/**
 * The whole system, as its users meet it. {@link com.arisgourmet.e2e.RunningSystem} starts it once with {@code ./aris up}, its data under
 * {@code target}, on the servers named by {@code ARIS_TEST_MYSQL_URL} / {@code ARIS_TEST_REDIS_URL} or on the embedded ones; every
 * test makes a restaurant of its own. Every request a test sends is checked, with its answer, against the OpenAPI document that
 * the running gateway serves.
 */
package com.arisgourmet.e2e;

/**
 * {@code ./aris outbox …}: what operators do with events that were not published, or that somebody needs again. A thin client
 * of the relay's management port; what holds for each operation is said there.
 */
package com.arisgourmet.local.outbox;

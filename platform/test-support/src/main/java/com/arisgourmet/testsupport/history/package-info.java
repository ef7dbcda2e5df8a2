/**
 * A judge of what became of committed events, in the manner of Jepsen's total queue. It knows nothing of the relay: it is
 * given what was committed and what came out, in order, and says what was lost, came from nowhere, came twice or came in the
 * wrong order. What came out may be a stream's entries or the effects of whoever handled them; each is a {@link
 * com.arisgourmet.testsupport.history.History} of its own over the same committed events.
 */
package com.arisgourmet.testsupport.history;

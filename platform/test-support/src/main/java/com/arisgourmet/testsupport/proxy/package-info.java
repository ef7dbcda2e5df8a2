/**
 * Faults of a network on one machine: a {@link com.arisgourmet.testsupport.proxy.FaultProxy} between a client and its
 * server that freezes, cuts and refuses connections, or holds back exactly the request, or exactly the answer, that a test
 * waits for.
 */
package com.arisgourmet.testsupport.proxy;

/**
 * Hundreds of screens on two gateways while everything between them and the committed events is killed, stopped and cut off.
 * {@link com.arisgourmet.e2e.stream.Screen} is a client as the protocol asks for one, {@link
 * com.arisgourmet.e2e.stream.Transcript} judges what it was told by what order-service has committed.
 */
package com.arisgourmet.e2e.stream;

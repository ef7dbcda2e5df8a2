/**
 * What a restaurant settles about its kitchen. Nothing on the way of an order reads it: the timer of unconfirmed tickets does,
 * with each look at the orders that wait, so that a change counts for those as well.
 */
package com.arisgourmet.order.kitchen;

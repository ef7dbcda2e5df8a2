/**
 * What happens to every request before it reaches a service. Services trust nothing that is done here: each checks tokens
 * and bodies again. The edge is there so that bad traffic costs little and every failure looks the same.
 */
package com.arisgourmet.gateway.edge;

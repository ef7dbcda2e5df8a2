/**
 * The only door from outside. {@code edge}: which requests pass, and with which headers. {@code docs}: the API described in
 * one document. {@code screens}: what browsers load. {@code stream}: live events over sockets. The routes stand in
 * {@code application.yml}. The gateway has no tables and holds nothing that a second gateway would need.
 */
package com.arisgourmet.gateway;

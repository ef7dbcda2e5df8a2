package com.arisgourmet.local.home;

import java.time.Instant;

/**
 * A running part of the system.
 *
 * @param name {@code mariadb}, {@code redis} or the service's artifact id; also the name of its log
 * @param startedAt when the operating system says the process began; tells a recycled pid apart
 * @param port where it serves
 * @param managementPort where a service tells its health; 0 for the servers
 * @param fingerprint changes with anything that would make it another process than the one running
 */
public record Component(String name, long pid, Instant startedAt, int port, int managementPort, String fingerprint) {}

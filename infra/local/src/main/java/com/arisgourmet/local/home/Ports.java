package com.arisgourmet.local.home;

/**
 * The ports of one installation, all moved by the same offset.
 *
 * @param offset added to every port
 */
public record Ports(int offset) {
    private static final int MANAGEMENT = 1000;

    public Ports {
        if (offset < 0 || offset > 20_000) {
            throw new IllegalArgumentException("port offset must be between 0 and 20000: " + offset);
        }
    }

    public int mysql() {
        return 33306 + offset;
    }

    public int redis() {
        return 36379 + offset;
    }

    /**
     * Where a service serves.
     *
     * @param base its port without offset
     */
    public int service(int base) {
        return base + offset;
    }

    /**
     * Where a service tells its health.
     *
     * @param base its port without offset
     */
    public int management(int base) {
        return base + MANAGEMENT + offset;
    }
}

package com.arisgourmet.local.home;

import com.arisgourmet.local.Problem;

/**
 * The ports of one installation, all moved by the same offset. Without one they are below those that Linux gives to outgoing
 * connections (from 32768), any of which would keep a server from starting.
 *
 * @param offset added to every port
 */
public record Ports(int offset) {
    private static final int MANAGEMENT = 1000;
    private static final int GATEWAY = 8080;
    /** Above 8080 the only one that browsers refuse to open: "port blocking" in WHATWG's Fetch standard. */
    private static final int REFUSED_BY_BROWSERS = 10_080;

    public Ports {
        if (offset < 0 || offset > 20_000) {
            throw new Problem("The port offset must be between 0 and 20000; it is " + offset + ".");
        }
        if (GATEWAY + offset == REFUSED_BY_BROWSERS) {
            throw new Problem(
                    "Browsers open no pages on port " + REFUSED_BY_BROWSERS + ": choose another port offset.");
        }
    }

    public int mysql() {
        return 13306 + offset;
    }

    public int redis() {
        return 16379 + offset;
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

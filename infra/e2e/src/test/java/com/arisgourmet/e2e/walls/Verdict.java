package com.arisgourmet.e2e.walls;

/** What a visitor is to get. */
enum Verdict {
    /** Anything but a refusal for who it is. */
    ADMITTED,
    /** 401. */
    UNKNOWN,
    /** 403. */
    FORBIDDEN,
    /** 404, whether it is somebody else's or never was. */
    NOT_THERE,
    /** 404 or 422: what its body names is not there. */
    REFUSED,
    /** Whatever it likes: the route asks nobody who they are. */
    OPEN;

    /** What a request names that is not there, or is somebody else's. */
    enum Asked {
        NOTHING_ABSENT,
        ABSENT_IN_PATH,
        ABSENT_IN_BODY
    }

    /** @param asked what the request names that is not there, or not for this visitor */
    static Verdict of(Route route, Visitor visitor, Asked asked) {
        if (route.access().anyone()) {
            return OPEN;
        }
        if (!admits(route.access(), visitor)) {
            return visitor.hasAGoodToken() ? FORBIDDEN : UNKNOWN;
        }
        return switch (asked) {
            case NOTHING_ABSENT -> ADMITTED;
            case ABSENT_IN_PATH -> NOT_THERE;
            case ABSENT_IN_BODY -> REFUSED;
        };
    }

    /** @return what a channel answers: 200, 401 or 403 */
    static int statusOf(Access access, Visitor visitor) {
        if (!visitor.hasAGoodToken()) {
            return 401;
        }
        return admits(access, visitor) ? 200 : 403;
    }

    private static boolean admits(Access access, Visitor visitor) {
        return switch (visitor.kind()) {
            case WITHOUT_A_GOOD_TOKEN -> false;
            case STAFF -> access.admits(visitor.permissions());
            case GUEST -> access.guest();
        };
    }

    boolean isMetBy(int status) {
        return switch (this) {
            case UNKNOWN -> status == 401;
            case FORBIDDEN -> status == 403;
            case NOT_THERE -> status == 404;
            case REFUSED -> status == 404 || status == 422;
            case ADMITTED -> status < 500 && status != 401 && status != 403 && status != 404;
            case OPEN -> status < 500;
        };
    }
}

package com.arisgourmet.e2e.walls;

import com.arisgourmet.e2e.Api;
import java.util.Set;

/**
 * Somebody who comes with a token, or with none, and asks for things of one restaurant.
 *
 * @param permissions of a member of staff
 * @param notTheirs what of the restaurant's things they have no business with
 */
record Visitor(Kind kind, String name, Set<String> permissions, Api api, Things notTheirs) {
    /** What sort of token it is. */
    enum Kind {
        /** None, or one that is not good, or not any more. */
        WITHOUT_A_GOOD_TOKEN,
        STAFF,
        GUEST
    }

    boolean hasAGoodToken() {
        return kind != Kind.WITHOUT_A_GOOD_TOKEN;
    }

    @Override
    public String toString() {
        return name;
    }
}

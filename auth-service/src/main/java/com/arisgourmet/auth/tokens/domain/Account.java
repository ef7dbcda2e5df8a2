package com.arisgourmet.auth.tokens.domain;

import java.util.List;
import java.util.UUID;

/**
 * A member of staff with everything an access token says.
 *
 * @param passwordHash PHC string
 * @param currency of the restaurant
 */
public record Account(
        UUID staffId,
        UUID restaurantId,
        String role,
        List<String> permissions,
        String currency,
        String passwordHash,
        boolean active) {

    @Override
    public String toString() {
        return "Account[" + staffId + "]";
    }
}

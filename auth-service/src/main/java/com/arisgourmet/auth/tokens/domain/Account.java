package com.arisgourmet.auth.tokens.domain;

import java.util.List;
import java.util.UUID;

/**
 * A member of staff with everything an access token says.
 *
 * @param passwordHash PHC string
 * @param currency of the restaurant
 * @param version of the member; tokens say it, so that those of before a change can be told
 */
public record Account(
        UUID staffId,
        UUID restaurantId,
        String role,
        List<String> permissions,
        String currency,
        String passwordHash,
        boolean active,
        long version) {

    @Override
    public String toString() {
        return "Account[" + staffId + "]";
    }
}

package com.arisgourmet.auth.staff.domain;

import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.defaults.persistence.Ids;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who works in a restaurant and can sign in.
 *
 * @param email lower case, unique in the restaurant
 * @param role name of one of the restaurant's roles
 * @param active false: cannot sign in or refresh
 * @param invited has not accepted yet, and so has no password
 */
public record StaffMember(
        UUID id,
        UUID restaurantId,
        String name,
        String email,
        String role,
        boolean active,
        boolean invited,
        long version) {

    /** Whoever comes with a password of their own. */
    public static StaffMember hired(UUID restaurantId, String name, String email, String role) {
        return new StaffMember(Ids.next(), restaurantId, name.strip(), normalized(email), role, true, false, 1);
    }

    public static StaffMember invited(UUID restaurantId, String name, String email, String role) {
        return new StaffMember(Ids.next(), restaurantId, name.strip(), normalized(email), role, true, true, 1);
    }

    /** @param before somebody invited earlier who has not accepted, to whom the name and role of this invitation go */
    public StaffMember insteadOf(StaffMember before) {
        return new StaffMember(before.id(), restaurantId, name, email, role, true, true, before.version() + 1);
    }

    /** @return the form in which addresses are stored and compared */
    public static String normalized(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether tokens of before are still true. */
    public boolean mayTheSameAs(StaffMember before) {
        return active == before.active() && role.equals(before.role());
    }

    public boolean isOwner() {
        return role.equals(Role.OWNER);
    }
}

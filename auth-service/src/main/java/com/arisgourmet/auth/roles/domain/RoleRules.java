package com.arisgourmet.auth.roles.domain;

import com.arisgourmet.auth.roles.domain.RoleDecision.Granted;
import com.arisgourmet.auth.roles.domain.RoleDecision.OwnerStays;
import com.arisgourmet.auth.roles.domain.RoleDecision.Refused;
import com.arisgourmet.defaults.security.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What roles may become. The owner's stays as it is, and nobody touches a role that includes, before or after, more than they
 * hold themselves: what they could not be given they can neither give nor take.
 */
public final class RoleRules {
    /** So many roles has a restaurant at most: more than there are permissions, and few enough to be listed at once. */
    public static final int MOST = 50;

    private RoleRules() {}

    /**
     * @param existing how many roles the restaurant has
     * @param held permissions of whoever adds
     */
    public static RoleDecision add(String name, Collection<String> permissions, long existing, Set<String> held) {
        if (name.equals(Role.OWNER) || name.equals(Role.GUEST)) {
            return new Refused("name", "reserved", "This name has a meaning already.");
        }
        if (existing >= MOST) {
            return new Refused("name", "too-many", "The restaurant has %d roles already.".formatted(MOST));
        }
        return within(new Role(name, distinct(permissions), 1), held);
    }

    /** @param held permissions of whoever changes */
    public static RoleDecision change(Role role, Collection<String> permissions, Set<String> held) {
        RoleDecision touched = remove(role, held);
        return touched instanceof Granted
                ? within(new Role(role.name(), distinct(permissions), role.version() + 1), held)
                : touched;
    }

    /** @param held permissions of whoever removes */
    public static RoleDecision remove(Role role, Set<String> held) {
        return role.isOwner() ? new OwnerStays() : within(role, held);
    }

    /** @return what there is to tell of a change, like {@code waiter: +order:void -payment:take} */
    public static String difference(Role before, Role after) {
        Stream<String> given = after.permissions().stream()
                .filter(permission -> !before.permissions().contains(permission))
                .map(permission -> " +" + permission);
        Stream<String> taken = before.permissions().stream()
                .filter(permission -> !after.permissions().contains(permission))
                .map(permission -> " -" + permission);
        return Stream.concat(given, taken).reduce(after.name() + ":", String::concat);
    }

    private static RoleDecision within(Role role, Set<String> held) {
        if (!Permission.ALL.containsAll(role.permissions())) {
            return new Refused("permissions", "unknown", "There is no such permission.");
        }
        return held.containsAll(role.permissions())
                ? new Granted(role)
                : new Refused("permissions", "beyond-own", "The role includes more than your own.");
    }

    private static List<String> distinct(Collection<String> permissions) {
        return List.copyOf(new TreeSet<>(permissions));
    }
}

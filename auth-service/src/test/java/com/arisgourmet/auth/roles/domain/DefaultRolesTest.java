package com.arisgourmet.auth.roles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.defaults.security.Permission;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultRolesTest {
    @Test
    void ownerAndAdminHoldEveryPermissionThereIs() {
        List<String> everything = Arrays.stream(Permission.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == String.class)
                .map(DefaultRolesTest::value)
                .toList();
        assertThat(role("owner").permissions()).containsExactlyInAnyOrderElementsOf(everything);
        assertThat(role("admin").permissions()).containsExactlyInAnyOrderElementsOf(everything);
    }

    @Test
    void nobodyButOwnerAndAdminManagesStaff() {
        assertThat(DefaultRoles.all())
                .filteredOn(role -> role.permissions().contains(Permission.STAFF_MANAGE))
                .extracting(Role::name)
                .containsExactlyInAnyOrder("owner", "admin");
    }

    private static Role role(String name) {
        return DefaultRoles.all().stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String value(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

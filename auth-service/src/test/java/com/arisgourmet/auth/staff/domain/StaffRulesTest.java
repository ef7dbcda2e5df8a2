package com.arisgourmet.auth.staff.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.auth.staff.domain.StaffDecision.Granted;
import com.arisgourmet.auth.staff.domain.StaffDecision.OwnerStays;
import com.arisgourmet.auth.staff.domain.StaffDecision.RoleRefused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StaffRulesTest {
    private static final UUID RESTAURANT = new UUID(0, 7);
    private static final Role WAITER = new Role("waiter", List.of("order:place", "order:read"), 1);
    private static final Role OWNER = new Role(Role.OWNER, List.of("order:place"), 1);
    private static final Set<String> HELD = Set.of("order:place", "order:read", "staff:manage");

    @Test
    void aRoleWithinOnesOwnIsGiven() {
        assertThat(StaffRules.hire(member("waiter"), Optional.of(WAITER), HELD)).isInstanceOf(Granted.class);
    }

    @Test
    void aRoleTheRestaurantDoesNotHaveIsRefused() {
        assertThat(StaffRules.hire(member("pilot"), Optional.empty(), HELD))
                .isInstanceOfSatisfying(
                        RoleRefused.class, it -> assertThat(it.code()).isEqualTo("unknown"));
    }

    @Test
    void nobodyIsMadeAnOwner() {
        assertThat(StaffRules.hire(member("owner"), Optional.of(OWNER), HELD))
                .isInstanceOfSatisfying(
                        RoleRefused.class, it -> assertThat(it.code()).isEqualTo("owner"));
    }

    @Test
    void nobodyHandsOutMoreThanTheyHold() {
        assertThat(StaffRules.hire(member("waiter"), Optional.of(WAITER), Set.of("staff:manage", "order:read")))
                .isInstanceOfSatisfying(
                        RoleRefused.class, it -> assertThat(it.code()).isEqualTo("beyond-own"));
    }

    @Test
    void theOwnerIsNeitherDeactivatedNorGivenAnotherRole() {
        StaffMember owner = member("owner");
        assertThat(StaffRules.change(owner, StaffChange.DEACTIVATION, Optional.empty(), HELD))
                .isInstanceOf(OwnerStays.class);
        assertThat(StaffRules.change(owner, new StaffChange(null, "waiter", null), Optional.of(WAITER), HELD))
                .isInstanceOf(OwnerStays.class);
    }

    @Test
    void aChangeLeavesTheRestAndCountsTheVersionUp() {
        StaffMember before = member("waiter");
        assertThat(StaffRules.change(before, new StaffChange("Ana", null, null), Optional.empty(), HELD))
                .isEqualTo(new Granted(new StaffMember(
                        before.id(), RESTAURANT, "Ana", before.email(), "waiter", true, false, before.version() + 1)));
    }

    @Test
    void whatIsDifferentIsToldAndNothingElse() {
        StaffMember before = member("waiter");
        assertThat(StaffRules.difference(before, before)).isEmpty();
        assertThat(StaffRules.difference(before, new StaffChange("Ana", "kitchen", false).appliedTo(before)))
                .containsExactly(AuditEvent.STAFF_RENAMED, AuditEvent.ROLE_GIVEN, AuditEvent.STAFF_DEACTIVATED);
        StaffMember away = StaffChange.DEACTIVATION.appliedTo(before);
        assertThat(StaffRules.difference(away, new StaffChange(null, null, true).appliedTo(away)))
                .containsExactly(AuditEvent.STAFF_REACTIVATED);
    }

    private static StaffMember member(String role) {
        return StaffMember.hired(RESTAURANT, "Luis", " Luis@Example.com ", role);
    }
}

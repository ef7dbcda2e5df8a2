package com.arisgourmet.auth.staff;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param role name of one of the restaurant's roles, not {@code owner} */
record NewStaffMember(
        @NotBlank @Size(max = 120) String name,
        @NotBlank @Email @Size(max = 254) String email,
        @NotNull @Size(min = 10, max = 200) String password,
        @NotBlank @Size(max = 40) String role) {

    /** What tells a repetition from another request. The password stays out: a fast hash of it must not be stored. */
    String fingerprint() {
        return String.join("\n", name, email, role);
    }

    @Override
    public String toString() {
        return "NewStaffMember[" + email + ", " + role + "]";
    }
}

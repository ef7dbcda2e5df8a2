package com.arisgourmet.auth.staff;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param role name of one of the restaurant's roles, not {@code owner} */
record Invitation(
        @NotBlank @Size(max = 120) String name,
        @NotBlank @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 40) String role) {

    /** What tells a repetition from another request. */
    String fingerprint() {
        return String.join("\n", name, email, role);
    }
}

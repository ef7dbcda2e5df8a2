package com.arisgourmet.auth.tokens;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param restaurant its slug */
record Credentials(
        @NotBlank @Size(max = 60) String restaurant,
        @NotBlank @Size(max = 254) String email,
        @NotNull @Size(min = 1, max = 200) String password) {

    @Override
    public String toString() {
        return "Credentials[" + restaurant + ", " + email + "]";
    }
}

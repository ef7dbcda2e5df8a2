package com.arisgourmet.auth.roles;

import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.defaults.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "staff")
@RestController
@RequestMapping("/api/v1/roles")
class RoleController {
    private final Roles roles;

    RoleController(Roles roles) {
        this.roles = roles;
    }

    @Operation(operationId = "listRoles", summary = "The restaurant's roles and what each may do")
    @Requires(Permission.STAFF_MANAGE)
    @GetMapping
    Mono<Page<Role>> list(Caller.Staff caller) {
        return roles.all(caller.restaurantId()).map(all -> new Page<>(all, null));
    }
}

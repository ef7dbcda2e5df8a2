package com.arisgourmet.auth.audit;

import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "audit")
@RestController
class AuditController {
    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @Operation(
            operationId = "listAudit",
            summary = "Who did what in the restaurant and from where, the newest first",
            description =
                    "What devices do by themselves every few minutes, `refresh.succeeded` and `refresh.repeated`, is"
                            + " in the log as well, but listed only with `routine=true` or if it is what `event` names.")
    @Requires(Permission.AUDIT_READ)
    @GetMapping("/api/v1/audit")
    Mono<Page<AuditEntry>> list(
            Caller.Staff caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "Only entries of this event, such as `login.failed`")
                    @RequestParam(required = false)
                    @Nullable
                    String event,
            @Parameter(description = "Only what this member of the staff did") @RequestParam(required = false) @Nullable
                    UUID actor,
            @Parameter(description = "Only what happened then or later") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Only what happened before") @RequestParam(required = false) @Nullable Instant to,
            @Parameter(description = "Also what devices do by themselves") @RequestParam(defaultValue = "false")
                    boolean routine) {
        AuditFilter filter = AuditFilter.of(event, actor, from, to, routine);
        return log.page(caller.restaurantId(), filter, PageQuery.of(limit, cursor));
    }
}

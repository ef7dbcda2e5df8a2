package com.arisgourmet.table.sessions;

import com.arisgourmet.contracts.TableSessionState;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.OpenToAnyone;
import com.arisgourmet.table.floor.Tables;
import com.arisgourmet.table.keys.GuestTokens;
import com.arisgourmet.table.qr.QrCode;
import com.arisgourmet.table.sessions.domain.TableSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "sessions")
@RestController
class ScanController {
    private final Tables tables;
    private final OpenSession open;
    private final GuestTokens tokens;

    ScanController(Tables tables, OpenSession open, GuestTokens tokens) {
        this.tables = tables;
        this.open = open;
        this.tokens = tokens;
    }

    /** @param qrCode the code, or the whole URL that was scanned */
    record Scan(@NotBlank @Size(max = 500) String qrCode) {}

    record Seated(TableSessionState session, GuestTokens.Token token) {}

    @Operation(operationId = "scanTable", summary = "Join or open the session of the table whose QR code was scanned")
    @ApiResponse(responseCode = "201", description = "Opened")
    @ApiResponse(responseCode = "200", description = "Joined")
    @OpenToAnyone(because = "whoever can read the code sits at the table; the code can't be guessed")
    @PostMapping("/api/v1/table-sessions")
    Mono<ResponseEntity<Seated>> scan(@Valid @RequestBody Scan scan) {
        return Mono.justOrEmpty(QrCode.parse(scan.qrCode()))
                .flatMap(tables::findByQrCode)
                .map(table -> table.state())
                .flatMap(table -> open.run(table.restaurantId(), table.id(), TableSession.GUEST))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("table")))
                .flatMap(opened -> tokens.issue(opened.session()).map(token -> answer(opened, token)));
    }

    private static ResponseEntity<Seated> answer(OpenSession.Opened opened, GuestTokens.Token token) {
        return ResponseEntity.status(opened.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(
                        URI.create("/api/v1/table-sessions/" + opened.session().id()))
                .cacheControl(CacheControl.noStore())
                .body(new Seated(opened.session(), token));
    }
}

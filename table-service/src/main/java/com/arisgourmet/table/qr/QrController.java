package com.arisgourmet.table.qr;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.table.floor.FloorTable;
import com.arisgourmet.table.floor.Tables;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Tag(name = "qr")
@RestController
@RequestMapping("/api/v1/tables/{id}")
class QrController {
    private static final String SVG = "image/svg+xml";

    private final Tables tables;
    private final QrLinks links;

    QrController(Tables tables, QrLinks links) {
        this.tables = tables;
        this.links = links;
    }

    /** @param qrUrl what the new print holds */
    record Rotated(String qrUrl) {}

    @Operation(operationId = "getTableQrSvg", summary = "The table's QR code for printing, as SVG")
    @Requires(Permission.TABLE_WRITE)
    @GetMapping(path = "/qr.svg", produces = SVG)
    Mono<ResponseEntity<String>> svg(Caller.Staff caller, @PathVariable UUID id) {
        return url(caller, id).map(url -> ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(SVG))
                .body(new QrImage(url).svg()));
    }

    @Operation(operationId = "getTableQrPng", summary = "The table's QR code for printing, as PNG")
    @Requires(Permission.TABLE_WRITE)
    @GetMapping(path = "/qr.png", produces = MediaType.IMAGE_PNG_VALUE)
    Mono<ResponseEntity<byte[]>> png(Caller.Staff caller, @PathVariable UUID id) {
        return url(caller, id).publishOn(Schedulers.boundedElastic()).map(url -> ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_PNG)
                .body(new QrImage(url).png()));
    }

    @Operation(operationId = "rotateTableQr", summary = "Give the table a new QR code; the old print becomes worthless")
    @Requires(Permission.TABLE_WRITE)
    @PostMapping("/qr/rotate")
    Mono<Rotated> rotate(Caller.Staff caller, @PathVariable UUID id) {
        QrCode fresh = QrCode.random();
        return tables.changeQrCode(caller.restaurantId(), id, fresh)
                .filter(changed -> changed)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("table")))
                .map(changed -> new Rotated(links.of(fresh)));
    }

    private Mono<String> url(Caller.Staff caller, UUID id) {
        return tables.find(caller.restaurantId(), id)
                .map(FloorTable::qrCode)
                .map(links::of)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("table")));
    }
}

package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.defaults.idempotency.Idempotency;
import com.arisgourmet.defaults.idempotency.IdempotencyKey;
import com.arisgourmet.defaults.idempotency.StoredResponse;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.defaults.security.Requires;
import com.arisgourmet.defaults.web.Page;
import com.arisgourmet.defaults.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "devices")
@RestController
@RequestMapping("/api/v1/devices")
class DeviceController {
    private final Devices devices;
    private final DeviceSecrets secrets;
    private final AddDevice add;
    private final RemoveDevice remove;
    private final Idempotency idempotency;
    private final JsonMapper json;

    DeviceController(
            Devices devices,
            DeviceSecrets secrets,
            AddDevice add,
            RemoveDevice remove,
            Idempotency idempotency,
            JsonMapper json) {
        this.devices = devices;
        this.secrets = secrets;
        this.add = add;
        this.remove = remove;
        this.idempotency = idempotency;
        this.json = json;
    }

    record DeviceWish(@NotBlank @Size(max = 60) String name) {}

    /**
     * A device as the API shows it.
     *
     * @param expiresAt when its pairing code, or once it is paired its credential, is good for nothing any more
     */
    record DeviceView(UUID id, String name, boolean paired, Instant expiresAt) {
        static DeviceView of(Device device) {
            return new DeviceView(device.id(), device.name(), device.pairedAt() != null, device.expiresAt());
        }
    }

    /** @param pairingCode to type on the device, good once */
    record NewDevice(UUID id, String name, String pairingCode, Instant expiresAt) {
        @Override
        public String toString() {
            return "NewDevice[" + id + "]";
        }
    }

    @Operation(operationId = "listDevices", summary = "The restaurant's shared devices")
    @Requires(Permission.STAFF_MANAGE)
    @GetMapping
    Mono<Page<DeviceView>> list(
            Caller.Staff caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return devices.page(caller.restaurantId(), PageQuery.of(limit, cursor))
                .map(page ->
                        new Page<>(page.items().stream().map(DeviceView::of).toList(), page.nextCursor()));
    }

    @Operation(operationId = "addDevice", summary = "Add a shared device: gets a code to type on it within ten minutes")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = NewDevice.class)))
    @Requires(Permission.STAFF_MANAGE)
    @PostMapping
    Mono<ResponseEntity<String>> add(
            Caller.Staff caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody DeviceWish wish) {
        IdempotencyKey once =
                IdempotencyKey.of(caller.restaurantId(), caller.subject(), "POST /api/v1/devices", key, wish.name());
        return idempotency
                .execute(once, () -> add.run(caller, wish.name()).map(this::created))
                .map(this::withCode)
                .map(StoredResponse::toEntity);
    }

    @Operation(operationId = "removeDevice", summary = "Remove a device: whoever works with it is signed out at once")
    @ApiResponse(responseCode = "204", description = "Removed")
    @Requires(Permission.STAFF_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{id}")
    Mono<Void> remove(Caller.Staff caller, @PathVariable UUID id) {
        return remove.run(caller, id);
    }

    private StoredResponse created(Device device) {
        return new StoredResponse(201, null, null, json.writeValueAsString(DeviceView.of(device)), false);
    }

    /** The code is told in the answer and kept nowhere. */
    private StoredResponse withCode(StoredResponse kept) {
        DeviceView device = json.readValue(kept.body(), DeviceView.class);
        var told = new NewDevice(device.id(), device.name(), secrets.pairingCode(device.id()), device.expiresAt());
        return new StoredResponse(kept.status(), null, null, json.writeValueAsString(told), kept.replayed());
    }
}

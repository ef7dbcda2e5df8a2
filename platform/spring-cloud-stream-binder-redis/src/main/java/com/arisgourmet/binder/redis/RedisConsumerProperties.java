package com.arisgourmet.binder.redis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a Redis consumer binding can be told beyond Spring Cloud Stream's own consumer properties. The prefix is that of the
 * defaults; {@code spring.cloud.stream.redis.bindings.<binding>.consumer} is that of one binding.
 */
@ConfigurationProperties("spring.cloud.stream.redis.default.consumer")
public class RedisConsumerProperties {

    /** Number of streams the destination is spread over, named destination:{00} and so on; 0 is one stream of its own name. */
    @Min(0)
    @Max(16384)
    private int shards;

    /** Whether entries of a key are handled in order by one instance, or any entry by any instance. */
    @NotNull
    private ConsumptionMode mode = ConsumptionMode.ORDERED;

    /** Header (entry field) whose value is the key that order is kept for; entries without it share one key per stream. */
    @NotBlank
    private String keyHeader = "subject";

    /**
     * Values of the header {@code type} that are wanted, whole or up to a {@code *} at the end; none stands for all. What else a
     * stream holds is acknowledged without a call of the function; entries without that header are always delivered.
     */
    @NotNull
    private List<@NotBlank String> types = List.of();

    /** Most handlers running at once in this instance, unless Spring's concurrency asks for more. */
    @Min(1)
    private int handlers = 16;

    /** Most entries read and not settled yet, in this instance; at least one for each stream it reads. */
    @Min(1)
    private int maxInFlight = 1024;

    /** Most entries of one stream that one read brings. */
    @Min(1)
    private int batchSize = 64;

    /** How long a read waits for entries before it looks around again. */
    @NotNull
    private Duration readTimeout = Duration.ofSeconds(1);

    /** Ordered mode: how long a stream stays an instance's without a sign of life from it. */
    @NotNull
    private Duration leaseTime = Duration.ofSeconds(10);

    /** Competing mode: how long an entry may be pending before another instance takes it over. */
    @NotNull
    private Duration claimAfter = Duration.ofMinutes(1);

    /**
     * Whether a message is done when the function returns, or when its header acknowledgmentCallback is called: the way for a
     * function of a Flux.
     */
    @NotNull
    private AcknowledgementMode acknowledgements = AcknowledgementMode.AUTO;

    /** How long a message waits to be acknowledged by hand before that counts as a failed attempt. */
    @NotNull
    private Duration acknowledgementTimeout = Duration.ofMinutes(1);

    /** How often an entry is handed out that nobody ever answers for before it is dead-lettered unhandled. */
    @Min(1)
    private int maxDeliveries = 10;

    /** How long a stopping consumer waits for running handlers. */
    @NotNull
    private Duration shutdownTimeout = Duration.ofSeconds(20);

    /** Ordered mode: whether a key's further entries go on without the one that was dead-lettered, or wait for a decision on it. */
    @NotNull
    private AfterDeadLetter afterDeadLetter = AfterDeadLetter.SKIP;

    /** Most keys of one stream that may wait for a decision; beyond it a failing entry is tried on and on instead. */
    @Min(1)
    private int maxWaitingKeys = 1000;

    /** Who is to be asked about the group, as operators see it; by default the application's name. */
    private @Nullable String owner;

    /** What the names of the dead letters' streams begin with; by default binder:dlq: and the group's name. */
    private @Nullable String deadLetters;

    public int getShards() {
        return shards;
    }

    public void setShards(int shards) {
        this.shards = shards;
    }

    public ConsumptionMode getMode() {
        return mode;
    }

    public void setMode(ConsumptionMode mode) {
        this.mode = mode;
    }

    public String getKeyHeader() {
        return keyHeader;
    }

    public void setKeyHeader(String keyHeader) {
        this.keyHeader = keyHeader;
    }

    public List<String> getTypes() {
        return types;
    }

    public void setTypes(List<String> types) {
        this.types = types;
    }

    public int getHandlers() {
        return handlers;
    }

    public void setHandlers(int handlers) {
        this.handlers = handlers;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public Duration getReadTimeout() {
        return readTimeout;
    }

    public void setReadTimeout(Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    public Duration getLeaseTime() {
        return leaseTime;
    }

    public void setLeaseTime(Duration leaseTime) {
        this.leaseTime = leaseTime;
    }

    public Duration getClaimAfter() {
        return claimAfter;
    }

    public void setClaimAfter(Duration claimAfter) {
        this.claimAfter = claimAfter;
    }

    public AcknowledgementMode getAcknowledgements() {
        return acknowledgements;
    }

    public void setAcknowledgements(AcknowledgementMode acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    public Duration getAcknowledgementTimeout() {
        return acknowledgementTimeout;
    }

    public void setAcknowledgementTimeout(Duration acknowledgementTimeout) {
        this.acknowledgementTimeout = acknowledgementTimeout;
    }

    public int getMaxDeliveries() {
        return maxDeliveries;
    }

    public void setMaxDeliveries(int maxDeliveries) {
        this.maxDeliveries = maxDeliveries;
    }

    public Duration getShutdownTimeout() {
        return shutdownTimeout;
    }

    public void setShutdownTimeout(Duration shutdownTimeout) {
        this.shutdownTimeout = shutdownTimeout;
    }

    public AfterDeadLetter getAfterDeadLetter() {
        return afterDeadLetter;
    }

    public void setAfterDeadLetter(AfterDeadLetter afterDeadLetter) {
        this.afterDeadLetter = afterDeadLetter;
    }

    public int getMaxWaitingKeys() {
        return maxWaitingKeys;
    }

    public void setMaxWaitingKeys(int maxWaitingKeys) {
        this.maxWaitingKeys = maxWaitingKeys;
    }

    public @Nullable String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = owner;
    }

    /** Null for the default. */
    public @Nullable String getDeadLetters() {
        return deadLetters;
    }

    public void setDeadLetters(@Nullable String deadLetters) {
        this.deadLetters = deadLetters;
    }
}

package com.arisgourmet.binder.redis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a Redis producer binding can be told beyond Spring Cloud Stream's own producer properties. The prefix is that of the
 * defaults; {@code spring.cloud.stream.redis.bindings.<binding>.producer} is that of one binding.
 */
@ConfigurationProperties("spring.cloud.stream.redis.default.producer")
public class RedisProducerProperties {

    /** Number of streams the destination is spread over, as for its consumers; 0 is one stream of its own name. */
    @Min(0)
    @Max(16384)
    private int shards;

    /** Header whose value decides the shard, unless Spring Cloud Stream has chosen a partition. */
    @NotBlank
    private String keyHeader = "subject";

    /** Length to which the stream is trimmed, roughly, at each write, read or not; 0 never trims. */
    @Min(0)
    private long maxLength;

    public int getShards() {
        return shards;
    }

    public void setShards(int shards) {
        this.shards = shards;
    }

    public String getKeyHeader() {
        return keyHeader;
    }

    public void setKeyHeader(String keyHeader) {
        this.keyHeader = keyHeader;
    }

    public long getMaxLength() {
        return maxLength;
    }

    public void setMaxLength(long maxLength) {
        this.maxLength = maxLength;
    }
}

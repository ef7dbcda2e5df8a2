package com.arisgourmet.binder.redis;

import java.util.List;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;

/** A destination and the number of streams it is kept in, 0 being one stream of the destination's own name. */
record StreamDestination(String name, int shards) implements ConsumerDestination, ProducerDestination {

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getNameForPartition(int partition) {
        return shards == 0 ? name : StreamNames.shard(name, shards, partition);
    }

    List<String> streams() {
        return StreamNames.of(name, shards);
    }
}

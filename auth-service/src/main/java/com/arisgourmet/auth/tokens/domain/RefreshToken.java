package com.arisgourmet.auth.tokens.domain;

import java.util.UUID;

/**
 * What a refresh token stands for once it is known to be one of ours.
 *
 * @param sid its family
 * @param generation how many refreshes of the family came before it
 */
public record RefreshToken(UUID sid, int generation) {
    public static RefreshToken first(UUID sid) {
        return new RefreshToken(sid, 0);
    }

    public RefreshToken next() {
        return new RefreshToken(sid, generation + 1);
    }
}

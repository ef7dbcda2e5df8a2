package com.arisgourmet.defaults.web;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Entity tags made from a resource's version (RFC 9110, section 8.8.3). */
public final class ETags {
    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * @param ifMatch the request's If-Match header
     * @throws ProblemException 428 if it is absent, 412 if it names another version
     */
    public static void requireMatch(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(ProblemType.PRECONDITION_REQUIRED, "Send the ETag you read as If-Match.");
        }
        if (!ifMatch.strip().equals("*") && !ifMatch.strip().equals(of(version))) {
            throw new ProblemException(ProblemType.STALE_VERSION, "Somebody changed it meanwhile; read it again.");
        }
    }
}

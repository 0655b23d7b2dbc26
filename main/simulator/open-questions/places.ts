/** Stores and points of sale: what the documents leave open. */
export const PLACE_QUESTIONS = {
  storeCreatedStatus: {
    question: 'The status of a created store.',
    choice: '201',
    alternatives: ['200'],
    because: 'Observed with a live account; the reference says 200.',
  },
  storeErrorEnvelope: {
    question: 'The envelope of errors of stores and of POS v1.',
    choice: 'status, error, message, cause',
    alternatives: [],
    because: 'They are as old as the Payments API, which has it.',
  },
  storeExternalIdTaken: {
    question: 'The answer to an external_id that another store of the account has, or of a wrong form.',
    choice: '400 VALIDATION_ERROR',
    alternatives: [],
    because: 'Of the documented codes it is the one without a member of its own.',
  },
  cityCatalogue: {
    question: 'The catalogue of states and cities.',
    choice: 'every state, and some cities of each',
    alternatives: [],
    because: 'It is closed and exact, and nowhere published.',
  },
  storeOfAnotherAccount: {
    question: 'A POS in a store of another account.',
    choice: '404 store_not_found',
    alternatives: ['424 internal_error_check_store_owner'],
    because: 'Who owns a store is nobody else’s business; the other code could mean it too.',
  },
  contradictingStoreIds: {
    question: 'A POS whose store_id and external_store_id are of two stores.',
    choice: '422 unprocessable_entity',
    alternatives: [],
    because: 'The code is documented without its case; each of the two members is right by itself.',
  },
  invalidExternalStoreId: {
    question: 'When invalid_external_store_id is answered.',
    choice: 'a wrong form of external_store_id',
    alternatives: [],
    because: 'A store that is not found has a code of its own.',
  },
  posDefaults: {
    question: 'What a v2 POS without store_id and external_store_id gets.',
    choice: '400 bad_request',
    alternatives: [],
    because: 'One of the two is required.',
  },
} as const;

import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
    rails: railsOf(env),
